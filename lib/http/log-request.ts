import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '#lib/log';

/**
 * One line when an answer is over: what was asked, what came of it, how long it took. Without query and body, which may hold
 * a token or a prompt. What draws pages, and the health that
 * something asks every few seconds, is for debugging.
 */
export function logRequest(log: Log, message: IncomingMessage, response: ServerResponse, path: string): void {
  const begunAt = performance.now();
  response.on('close', () => {
    const line = {
      requestId: response.getHeader('x-request-id'),
      method: message.method,
      path,
      status: response.statusCode,
      ms: Math.round(performance.now() - begunAt),
      isCut: !response.writableFinished,
    };
    if (path.startsWith('/api/') && path !== '/api/health') log.info(line, 'request');
    else log.debug(line, 'request');
  });
}
