import type { FormName } from '#lib/gateway/call';
import type { CallAnswer } from '#lib/gateway/index';
import type { AnswerSink } from '#lib/replay/answer-sink';
import { brokenEvent } from './broken-event.ts';
import { PIPE_LIMITS, type PipeLimits, pipeEvents } from './pipe-events.ts';

const RELAYED = [
  'content-type',
  'x-generation-id',
  'x-openrouter-cache-status',
  'x-openrouter-cache-age',
  'x-openrouter-cache-ttl',
  'x-openrouter-cache-source-id',
];

type Sending = { form: FormName; requestId: string; overheadMs: number; limits?: PipeLimits };

/** Passes an upstream's answer on, its bytes and its status untouched. A stream that broke off says so in its last event. */
export async function sendAnswer(
  response: AnswerSink,
  answer: CallAnswer,
  { form, requestId, overheadMs, limits }: Sending,
): Promise<void> {
  // Whoever has gone is noticed by `close`; a write that comes too late must not end the process.
  response.on('error', () => {});
  const headers: Record<string, string> = {
    'cache-control': 'private, no-store, no-transform',
    'x-parallax-call-id': answer.callId,
    'x-parallax-overhead-ms': overheadMs.toFixed(2),
  };
  for (const name of RELAYED) {
    const value = answer.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  if (answer.whole) {
    const bytes = answer.whole;
    if (answer.costUsd !== null) headers['x-parallax-cost'] = answer.costUsd;
    response.setTimeout((limits ?? PIPE_LIMITS).stallMs, () => response.destroy());
    response.writeHead(answer.status, { ...headers, 'content-length': bytes.length });
    response.end(bytes);
    return;
  }
  response.writeHead(answer.status, { ...headers, 'x-accel-buffering': 'no' });
  response.flushHeaders();
  await pipeEvents(answer.body, response, limits);
  if (response.destroyed) return;
  const ending = await answer.ended;
  // Left, while somebody still reads: its key was taken back.
  if ((ending.ending === 'broke' || ending.ending === 'left') && !ending.isTold)
    response.write(brokenEvent(form, answer, ending, requestId));
  response.end();
}
