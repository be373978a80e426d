import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UpstreamError } from '#lib/connections/upstream-error';
import type { AppError } from '#lib/errors';
import { type Attempt, closeAttempt, openAttempt } from '#lib/ledger/attempts';
import { moveCall } from '#lib/ledger/move-call';
import type { CompletionReading } from '#lib/openrouter/completion-reading';
import { FORMS } from '#lib/openrouter/forms';
import { parseJson } from '#lib/openrouter/parse-json';
import { readBody } from '#lib/openrouter/read-body';
import { readError } from '#lib/openrouter/read-error';
import type { AdmittedCall, CallLeg } from './admit-call.ts';
import { failedCost } from './failed-cost.ts';
import type { Heart } from './heart.ts';
import { type Finding, judge, type Verdict } from './judge.ts';
import { noteSafely } from './note-safely.ts';
import { readWhole } from './read-whole.ts';
import { retryAfterS } from './retry-after.ts';

const BACKOFF_MS = 400;
const ERROR_BODY_BYTES = 64 * 1024;
const WHOLE_BODY_BYTES = 64 * 1024 * 1024;

/** An answer worth passing on: a stream still to be read, or a whole body already read. */
export type Accepted = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly generationId: string | null;
  readonly headersAt: number;
} & (
  | { readonly kind: 'stream'; readonly body: Readable }
  | { readonly kind: 'whole'; readonly bytes: Buffer; readonly reading: CompletionReading }
);

/** No attempt was accepted. `isFree` is false when one of them may have been charged; `generationId` asks about it. */
export type Failed = {
  readonly kind: 'failed';
  readonly error: AppError;
  readonly isFree: boolean;
  readonly generationId: string | null;
  readonly status: number | null;
  /** Of an answer in another form than the one asked for. */
  readonly reading: CompletionReading | null;
};

/** What became of a call's attempts: the last one's result and leg, and what those of earlier legs may have cost. */
export type Attempted = {
  readonly result: Accepted | Failed;
  readonly leg: CallLeg;
  /** The row of the last one, to be written with the call's ending. */
  readonly last: Attempt | null;
  readonly earlier: EarlierCost;
};

/** What failed attempts of earlier legs cost. `isOwed`: one of them is still to be asked for. */
export type EarlierCost = { readonly knownNano: number; readonly isEstimated: boolean; readonly isOwed: boolean };

const NOTHING: EarlierCost = { knownNano: 0, isEstimated: false, isOwed: false };

/**
 * The only retry loop of the product: sends the admitted request until the judge is content or says that it is enough, at one upstream
 * after the other where the plan has more. Each try is a row of its own. Never tries again once `signal` is aborted.
 */
export async function attemptCall(heart: Heart, call: AdmittedCall, signal: AbortSignal): Promise<Attempted> {
  let earlier = NOTHING;
  let leg = call.legs[0];
  let body = leg.toBody(call.cap);
  let later = call.legs.slice(1);
  for (let number = 1, tries = 1; ; number += 1, tries += 1) {
    const sent = {
      callId: call.id,
      number,
      connectionId: leg.connection.id,
      model: leg.model,
      startedAt: number === 1 ? call.openedAt : Date.now(),
    };
    if (number > 1) openAttempt(heart.db, sent);
    const result = await attemptOnce(heart, call, leg, body, signal);
    const isAccepted = !('finding' in result);
    const [next] = signal.aborted ? [] : later;
    const verdict: Verdict | null = isAccepted ? null : judge(result.finding, tries, next !== undefined);
    const { generationId } = isAccepted ? result : result.finding;
    const cost = verdict?.action === 'next' ? failedCost(call, leg, { isFree: verdict.isFree, generationId }) : null;
    const last: Attempt = {
      ...sent,
      endedAt: Date.now(),
      httpStatus: isAccepted ? result.status : statusOf(result.finding),
      verdict: verdict?.action ?? 'accept',
      errorCode: verdict?.error.code ?? null,
      generationId,
      costNano: cost?.costNano ?? null,
      estimateNano: cost?.estimateNano ?? null,
    };
    if (isAccepted) return { result, leg, last, earlier };
    if (!verdict) throw new Error('an attempt without an answer has a verdict');
    if (verdict.marksKey) await heart.connections.markInvalid(leg.connection);
    else if (statusOf(result.finding) === 402) heart.connections.noteError(leg.connection, verdict.error.message);
    if (next && cost) {
      const { id: connectionId, name: connectionName } = next.connection;
      heart.db.orm.transaction(
        () => {
          closeAttempt(heart.db, last);
          moveCall(heart.db, { callId: call.id, connectionId, connectionName });
        },
        { behavior: 'immediate' },
      );
      earlier = {
        knownNano: earlier.knownNano + (cost.costNano ?? 0),
        isEstimated: earlier.isEstimated || (cost.costNano ?? 0) > 0,
        isOwed: earlier.isOwed || cost.costNano === null,
      };
      leg = next;
      body = leg.toBody(call.cap);
      later = later.slice(1);
      tries = 0;
      continue;
    }
    const failed: Failed = {
      kind: 'failed',
      error: verdict.error,
      isFree: verdict.isFree,
      generationId,
      status: statusOf(result.finding),
      reading: result.reading ?? null,
    };
    const over: Attempted = { result: failed, leg, last, earlier };
    if (verdict.action === 'fail' || signal.aborted) return over;
    closeAttempt(heart.db, last);
    // The next try comes to a generation of its own.
    if (generationId !== null)
      moveCall(heart.db, { callId: call.id, connectionId: sent.connectionId, connectionName: leg.connection.name });
    try {
      await sleep(waitMs(verdict.waitMs, tries), undefined, { signal });
    } catch {
      return over;
    }
  }
}

type Missed = { readonly finding: Finding; readonly reading?: CompletionReading };

async function attemptOnce(
  heart: Heart,
  call: AdmittedCall,
  leg: CallLeg,
  sent: Buffer,
  signal: AbortSignal,
): Promise<Accepted | Missed> {
  let generationId: string | null = null;
  try {
    const { status, headers, body } = await heart.connections.request(leg.connection, {
      method: 'POST',
      path: FORMS[call.form].path,
      headers: {
        ...call.headers,
        'content-type': 'application/json',
        accept: call.isStreamed ? 'text/event-stream' : 'application/json',
      },
      body: sent,
      signal,
    });
    generationId = headerText(headers['x-generation-id']);
    // Only upstreams that can be asked name a generation; another's header is not for us.
    const named = leg.connection.kind === 'compatible' ? null : generationId;
    const answer = { status, headers, generationId, headersAt: performance.now() };
    const isStream = String(headers['content-type'] ?? '').startsWith('text/event-stream');
    if (status === 200 && isStream) {
      noteSafely(heart, call.id, named);
      return { kind: 'stream', body, ...answer };
    }
    // A body that came together with its headers is read before this runs; its call's ending says the id.
    const noting = setImmediate(noteSafely, heart, call.id, named);
    const { idleMs, totalMs } = heart.limits;
    const coming =
      status === 200 ? readWhole(body, WHOLE_BODY_BYTES, totalMs) : readWhole(body, ERROR_BODY_BYTES, idleMs);
    const bytes = await coming.finally(() => clearImmediate(noting));
    const reading = status === 200 ? readBody(bytes, call.form) : null;
    if (reading && !reading.error && !call.isStreamed) return { kind: 'whole', bytes, reading, ...answer };
    const finding = refusal(leg, status, headers, generationId, bytes);
    if (!reading || !isAnswer(reading)) return { finding };
    const own = leg.connection.kind === 'compatible' ? null : reading.generationId;
    return { finding: { ...finding, generationId: generationId ?? own, wasAnswered: true }, reading };
  } catch (error) {
    return { finding: unreached(error, generationId) };
  }
}

/** Whether a body is an answer to be paid for, though not in the form that was asked for. */
function isAnswer({ error, usage, contentTokens }: CompletionReading): boolean {
  return error === null && (usage !== null || contentTokens > 0);
}

function refusal(
  { connection }: CallLeg,
  status: number,
  headers: IncomingHttpHeaders,
  generationId: string | null,
  bytes: Buffer,
): Extract<Finding, { kind: 'refused' }> {
  const error = readError(parseJson(bytes.toString('utf8')), status);
  const scrubbed = error && { ...error, message: scrub(error.message, connection.apiKey) };
  // A 200 without a usable answer stands for a bad gateway; an error inside it stands for its own code.
  const meant = status === 200 ? (error?.status && error.status !== 200 ? error.status : 502) : status;
  return {
    kind: 'refused',
    status: meant,
    generationId,
    error: scrubbed,
    retryAfterS: retryAfterS(headers, error, Date.now()),
  };
}

function unreached(error: unknown, generationId: string | null): Finding {
  const { code, wasSent, message, retryAfterS } = error as Partial<UpstreamError>;
  return {
    kind: 'unreached',
    code: code ?? 'reset',
    wasSent: wasSent ?? true,
    generationId,
    message: message ?? 'the connection failed',
    retryAfterS: retryAfterS ?? null,
  };
}

/** An upstream that echoes our key must not hand it to whoever reads the error. */
function scrub(message: string, apiKey: string): string {
  const clean = apiKey === '' ? message : message.replaceAll(apiKey, '[key]');
  return clean.length > 600 ? `${clean.slice(0, 600)}…` : clean;
}

/** Full jitter over a doubling back-off; a hint is waited out first, the jitter comes on top. */
function waitMs(hintMs: number | null, tries: number): number {
  const jitter = Math.random() * BACKOFF_MS * 2 ** (tries - 1);
  return hintMs === null ? jitter : hintMs + jitter / 2;
}

function statusOf(finding: Finding): number | null {
  return finding.kind === 'refused' ? finding.status : null;
}

function headerText(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) || null;
}
