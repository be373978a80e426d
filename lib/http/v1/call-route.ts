import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { App } from '#lib/app';
import { AppError, isAppError } from '#lib/errors';
import type { FormName } from '#lib/gateway/call';
import { type CallRequest, callModel, estimateCall, FORMS, planCall } from '#lib/gateway/index';
import type { NodeRoute } from '#lib/http/node-route';
import { checkKeyScope } from '#lib/keys/check-key-scope';
import type { UsableKey } from '#lib/keys/key-record';
import type { AnswerSink } from '#lib/replay/answer-sink';
import { appNameOf, forwardedHeaders } from './attribution.ts';
import { parseCall } from './parse-call.ts';
import { PIPE_LIMITS, type PipeLimits } from './pipe-events.ts';
import { readBytes } from './read-bytes.ts';
import { sendAnswer } from './send-answer.ts';
import { sendReplay } from './send-replay.ts';
import { sendV1Error } from './send-v1-error.ts';
import { type V1Context, v1Route } from './v1-route.ts';
import { whenRevoked } from './when-revoked.ts';

const LONGEST_KEY = 255;
/** The longest that a timer can wait. */
const NEVER_MS = 2 ** 31 - 1;

/** A billable request of a program, in one of the upstream's forms: its key, its scope, its body, then the heart. */
export function callRoute(form: FormName): NodeRoute<App> {
  const row = { method: 'POST', path: `/api/v1${FORMS[form].path}`, kind: 'calling', form } as const;
  return v1Route(row, async (context) => {
    const { app, key, message, response, requestId, beganAt } = context;
    // Before its body is taken in.
    app.heap.requireRoom();
    const keyedAt = performance.now();
    // Also while the body is on its way, which may take a minute.
    const stopLooking = whenRevoked(app, message, () => response.destroy());
    response.on('close', stopLooking);
    const bytes = await readBytes(message);
    const asked = { ...context, form, bytes, startedAt: beganAt + performance.now() - keyedAt };
    const idempotencyKey = idempotencyKeyOf(message.headers);
    if (idempotencyKey === null) return answerCall(asked, response, goneSignal(response));

    const requestHash = createHash('sha256').update(`${form}\n`).update(bytes).digest('hex');
    const replay = await app.replays.answer({ keyId: key.row.id, idempotencyKey, requestHash }, (sink) =>
      keepAnswer(asked, sink),
    );
    await sendReplay(response, replay, { form, requestId });
  });
}

type Asked = V1Context & {
  form: FormName;
  bytes: Buffer /** When our own work began: the time that the body took to arrive is not ours. */;
  startedAt: number;
};

async function answerCall(
  { app, key, message, requestId, form, bytes, startedAt }: Asked,
  sink: AnswerSink,
  signal: AbortSignal,
  limits?: PipeLimits,
): Promise<void> {
  const request = parseCall(bytes, form);
  const promptTokens = admitToScope(app, key, request, form);
  const name = appNameOf(message.headers);
  const context = { principal: key.principal, purpose: 'api', signal, ...(name !== null && { app: name }) } as const;
  const isOver = app.inFlight.begin();
  try {
    const answer = await callModel(app, context, request, { form, bytes, headers: forwardedHeaders(message.headers) });
    await sendAnswer(sink, answer, {
      form,
      requestId,
      overheadMs: answer.sentAt - startedAt,
      ...(limits && { limits }),
    });
    const { receipt } = await answer.settled;
    // Counted at admission by estimate; what it really was, and what came back, is known now.
    const tokens = (receipt.promptTokens ?? promptTokens) - promptTokens + (receipt.completionTokens ?? 0);
    app.keyRates.count(key.row.id, tokens, Date.now());
  } finally {
    isOver();
  }
}

/**
 * Makes an answer that others may ask for again: it goes on when its first reader leaves, but not when
 * its key may not be used any more. A refusal that cost nothing is not kept, so that
 * the same request can be tried again under the same key.
 */
async function keepAnswer(asked: Asked, sink: AnswerSink): Promise<void> {
  const revoked = new AbortController();
  const stopLooking = whenRevoked(asked.app, asked.message, () => revoked.abort());
  try {
    await answerCall(asked, sink, revoked.signal, { ...PIPE_LIMITS, keepAliveMs: NEVER_MS });
  } catch (error) {
    if (!isAppError(error) || error.details.wasBilled !== 'unknown') throw error;
    sendV1Error(sink, error, asked);
  } finally {
    stopLooking();
  }
}

function idempotencyKeyOf(headers: IncomingHttpHeaders): string | null {
  const given = headers['idempotency-key'];
  if (given === undefined) return null;
  if (typeof given === 'string' && given !== '' && given.length <= LONGEST_KEY) return given;
  throw new AppError('invalid_request', `An Idempotency-Key has 1 to ${LONGEST_KEY} characters.`, {
    field: 'Idempotency-Key',
  });
}

/** @returns about how many tokens were counted, 0 for a key without limits. */
function admitToScope(app: App, key: UsableKey, request: CallRequest, form: FormName): number {
  const { models, maxPromptPrice, maxCompletionPrice, requestsPerMinute, tokensPerMinute } = key.row;
  if ([models, maxPromptPrice, maxCompletionPrice, requestsPerMinute, tokensPerMinute].every((limit) => limit === null))
    return 0;
  const plan = planCall(app.catalogue, request, form);
  const { promptTokens } = estimateCall(plan, request, form);
  checkKeyScope(app, key, { models: plan.candidates, promptTokens });
  return promptTokens;
}

/** Aborts once nobody waits for the answer any more. */
function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  if (response.destroyed) gone.abort();
  return gone.signal;
}
