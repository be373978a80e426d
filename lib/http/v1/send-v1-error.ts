import type { FormName } from '#lib/gateway/call';
import type { AnswerSink } from '#lib/replay/answer-sink';
import { toAnthropicError } from './to-anthropic-error.ts';
import { toV1Error } from './to-v1-error.ts';

/** Ends an answer under /api/v1 that has not begun, in the shape that the clients of its form read. */
export function sendV1Error(
  response: AnswerSink,
  error: unknown,
  { requestId, form = 'chat' }: { requestId: string; form?: FormName },
): void {
  const told = toV1Error(error, requestId);
  const body = JSON.stringify(form === 'messages' ? toAnthropicError(told) : told.body);
  response.writeHead(told.status, {
    'content-type': 'application/json',
    'cache-control': 'private, no-store',
    // What is left of a body that nobody will read must not be taken for the next request.
    ...(told.status === 413 || told.status === 408 ? { connection: 'close' } : {}),
    ...told.headers,
  });
  response.end(body);
}
