import { Readable } from 'node:stream';
import { describeError } from '#lib/describe-error';
import { AppError } from '#lib/errors';
import { nanoToDollars } from '#lib/money';
import { toReceipt } from '#lib/spend/to-receipt';
import { type AdmittedCall, admitCall } from './admit-call.ts';
import { type Accepted, type Attempted, attemptCall, type Failed } from './attempt-call.ts';
import type { CallAnswer, CallContext, CallOutcome, CallRequest, CallWire } from './call.ts';
import { closedCall } from './closed-call.ts';
import { endCall } from './end-call.ts';
import type { Heart } from './heart.ts';
import { meter } from './meter.ts';
import { noteSafely } from './note-safely.ts';

/**
 * The heart: the only way to a model. Resolves it, holds its money, tries the upstream, meters the answer and settles the call.
 *
 * @returns the upstream's answer once there is one to pass on; its cost is written when it has ended, whoever still reads.
 * @throws AppError before any answer: `unknown_model`, `budget_exceeded`, `budget_held`, or what became of the upstream's refusal; with
 *   `details.callId` when a row was opened.
 */
export async function callModel(
  heart: Heart,
  context: CallContext,
  request: CallRequest,
  wire?: CallWire,
): Promise<CallAnswer> {
  const call = await admitCall(heart, context, request, wire);
  const sentAt = performance.now();
  const attempted = await attemptCall(heart, call, context.signal).catch((error: unknown) =>
    brokenOff(heart, call, error),
  );
  const { result } = attempted;
  if (result.kind === 'failed') throw await endFailed(heart, context, call, attempted, result);
  const answer =
    result.kind === 'stream'
      ? streamed(heart, context, call, attempted, result)
      : await whole(heart, call, attempted, result);
  return { callId: call.id, status: result.status, headers: result.headers, sentAt, ...answer };
}

/** Our own failure between admission and answer, a full disk for one: what went upstream is not known, and the call must not stay open. */
function brokenOff(heart: Heart, call: AdmittedCall, error: unknown): Attempted {
  heart.log.error({ callId: call.id, failure: describeError(error) }, 'a call broke off inside Parallax');
  const failure = new AppError('internal', 'Something went wrong inside Parallax while it asked the upstream.');
  const result: Failed = {
    kind: 'failed',
    error: failure,
    isFree: false,
    generationId: null,
    status: null,
    reading: null,
  };
  return { result, leg: call.legs[0], last: null, earlier: { knownNano: 0, isEstimated: false, isOwed: false } };
}

async function endFailed(
  heart: Heart,
  context: CallContext,
  call: AdmittedCall,
  attempted: Attempted,
  failed: Failed,
): Promise<AppError> {
  const { code, message, details } = failed.error;
  const hasLeft = context.signal.aborted;
  const { knownNano, isOwed } = attempted.earlier;
  const isFree = failed.isFree && knownNano === 0 && !isOwed;
  const { tried, settled } = endCall(
    heart,
    call,
    closedCall(call, attempted, {
      ending: hasLeft ? 'left' : 'refused',
      why: hasLeft ? null : { code, message },
      reading: failed.reading,
      generationId: failed.generationId,
      isFree: failed.isFree,
      status: failed.status,
      find: heart.catalogue.find,
      bytes: 0,
      firstContentAt: null,
      endedAt: performance.now(),
      now: Date.now(),
    }),
  );
  // A process that ends before it is settled finds it at its next start.
  settled.catch(() => {});
  await tried;
  return new AppError(code, message, { ...details, callId: call.id, wasBilled: isFree ? 'no' : 'unknown' });
}

type Body = Pick<CallAnswer, 'body' | 'whole' | 'costUsd' | 'ended' | 'settled'>;

function streamed(
  heart: Heart,
  context: CallContext,
  call: AdmittedCall,
  attempted: Attempted,
  accepted: Accepted & { kind: 'stream' },
): Body {
  const { body, ended } = meter(accepted.body, {
    form: call.form,
    signal: context.signal,
    limits: heart.limits,
    onGeneration: (id) => {
      if (!accepted.generationId && attempted.leg.connection.kind !== 'compatible') noteSafely(heart, call.id, id);
    },
  });
  const settled = ended.then(async ({ ending, why, reading, bytes, firstContentAt }): Promise<CallOutcome> => {
    const row = await endCall(
      heart,
      call,
      closedCall(call, attempted, {
        ending,
        why,
        reading,
        generationId: accepted.generationId ?? reading.generationId,
        isFree: false,
        status: accepted.status,
        find: heart.catalogue.find,
        bytes,
        firstContentAt,
        endedAt: performance.now(),
        now: Date.now(),
      }),
    ).settled;
    return { ending, error: why, receipt: toReceipt(row) };
  });
  return {
    body,
    whole: null,
    costUsd: null,
    ended: ended.then(({ ending, why, reading }) => ({ ending, error: why, isTold: reading.error !== null })),
    settled,
  };
}

/** An answer in one piece goes out when its ending is written: whoever has it can ask what it cost, and no crash forgets it. */
async function whole(
  heart: Heart,
  call: AdmittedCall,
  attempted: Attempted,
  accepted: Accepted & { kind: 'whole' },
): Promise<Body> {
  const closed = closedCall(call, attempted, {
    ending: 'finished',
    why: null,
    reading: accepted.reading,
    generationId: accepted.generationId ?? accepted.reading.generationId,
    isFree: false,
    status: accepted.status,
    find: heart.catalogue.find,
    bytes: accepted.bytes.length,
    firstContentAt: performance.now(),
    endedAt: performance.now(),
    now: Date.now(),
  });
  const { tried, settled } = endCall(heart, call, closed);
  await tried;
  return {
    body: Readable.from([accepted.bytes], { objectMode: false }),
    whole: accepted.bytes,
    costUsd: closed.costNano === null ? null : nanoToDollars(closed.costNano),
    ended: Promise.resolve({ ending: 'finished', error: null, isTold: false }),
    settled: settled.then((row) => ({ ending: 'finished', error: null, receipt: toReceipt(row) })),
  };
}
