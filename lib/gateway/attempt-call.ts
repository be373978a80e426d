import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppError } from '#lib/errors';
import { closeAttempt, openAttempt } from '#lib/ledger/attempts';
import { noteGeneration } from '#lib/ledger/note-generation';
import type { CompletionReading } from '#lib/openrouter/completion-reading';
import { FORMS } from '#lib/openrouter/forms';
import { parseJson } from '#lib/openrouter/parse-json';
import { readBody } from '#lib/openrouter/read-body';
import { readError } from '#lib/openrouter/read-error';
import type { AdmittedCall } from './admit-call.ts';
import type { Heart } from './heart.ts';
import { type Finding, judge, type Verdict } from './judge.ts';
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
};

/**
 * The only retry loop of the product: sends the admitted request until the judge is content or says that it is enough. Each try is a row
 * of its own. Never tries again once `signal` is aborted.
 */
export async function attemptCall(heart: Heart, call: AdmittedCall, signal: AbortSignal): Promise<Accepted | Failed> {
  for (let tries = 1; ; tries += 1) {
    if (tries > 1)
      openAttempt(heart.db, {
        callId: call.id,
        number: tries,
        connectionId: call.connection.id,
        model: call.plan.forward.model,
        startedAt: Date.now(),
      });
    const result = await attemptOnce(heart, call, signal);
    const isAccepted = !('finding' in result);
    const verdict: Verdict | null = isAccepted ? null : judge(result.finding, tries);
    const generationId = isAccepted ? result.generationId : generationOf(result.finding);
    closeAttempt(heart.db, {
      callId: call.id,
      number: tries,
      endedAt: Date.now(),
      httpStatus: isAccepted ? result.status : statusOf(result.finding),
      verdict: verdict?.action ?? 'accept',
      errorCode: verdict?.error.code ?? null,
      generationId,
    });
    if (isAccepted) return result;
    if (!verdict) throw new Error('an attempt without an answer has a verdict');
    if (verdict.marksKey) await heart.connections.markInvalid(call.connection);
    const failed: Failed = {
      kind: 'failed',
      error: verdict.error,
      isFree: verdict.isFree,
      generationId,
      status: statusOf(result.finding),
    };
    if (verdict.action === 'fail' || signal.aborted) return failed;
    try {
      await sleep(waitMs(verdict.waitMs, tries), undefined, { signal });
    } catch {
      return failed;
    }
  }
}

async function attemptOnce(
  heart: Heart,
  call: AdmittedCall,
  signal: AbortSignal,
): Promise<Accepted | { finding: Finding }> {
  try {
    const { status, headers, body } = await heart.connections.request(call.connection, {
      method: 'POST',
      path: FORMS[call.form].path,
      headers: {
        ...call.headers,
        'content-type': 'application/json',
        accept: call.isStreamed ? 'text/event-stream' : 'application/json',
      },
      body: call.body,
      signal,
    });
    const generationId = headerText(headers['x-generation-id']);
    if (generationId) noteGeneration(heart.db, call.id, generationId);
    const answer = { status, headers, generationId, headersAt: performance.now() };
    const isStream = String(headers['content-type'] ?? '').startsWith('text/event-stream');
    if (status === 200 && isStream) return { kind: 'stream', body, ...answer };
    const bytes = await readWhole(body, status === 200 ? WHOLE_BODY_BYTES : ERROR_BODY_BYTES);
    const reading = status === 200 && !call.isStreamed ? readBody(bytes, call.form) : null;
    if (reading && !reading.error) return { kind: 'whole', bytes, reading, ...answer };
    return { finding: refusal(call, status, headers, generationId, bytes) };
  } catch (error) {
    return { finding: unreached(error) };
  }
}

function refusal(
  call: AdmittedCall,
  status: number,
  headers: IncomingHttpHeaders,
  generationId: string | null,
  bytes: Buffer,
): Finding {
  const error = readError(parseJson(bytes.toString('utf8')), status);
  const scrubbed = error && { ...error, message: scrub(error.message, call.connection.apiKey) };
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

function unreached(error: unknown): Finding {
  const { code, wasSent, message } = error as { code?: string; wasSent?: boolean; message?: string };
  return {
    kind: 'unreached',
    code: code ?? 'reset',
    wasSent: wasSent ?? true,
    message: message ?? 'the connection failed',
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

function generationOf(finding: Finding): string | null {
  return finding.kind === 'refused' ? finding.generationId : null;
}

function statusOf(finding: Finding): number | null {
  return finding.kind === 'refused' ? finding.status : null;
}

function headerText(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) || null;
}
