import type { ServerResponse } from 'node:http';
import { toErrorAnswer } from './to-error-answer.ts';

/** Ends a `node:http` answer that has not begun with the one error shape of /api. */
export function sendError(response: ServerResponse, error: unknown, requestId: string): void {
  const { status, headers, body } = toErrorAnswer(error, requestId);
  response.writeHead(status, {
    ...headers,
    'content-type': 'application/json',
    'cache-control': 'private, no-store',
    'x-request-id': requestId,
  });
  response.end(JSON.stringify(body));
}
