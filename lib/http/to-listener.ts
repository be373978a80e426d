import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { type AnsweringApp, answerNodeRoute } from './answer-node-route.ts';
import { logFailure } from './log-failure.ts';
import { logRequest } from './log-request.ts';
import type { NodeRoute } from './node-route.ts';
import { nodeRouteFinder } from './node-route-finder.ts';
import { secureHeaders } from './secure-headers.ts';
import { sendError } from './send-error.ts';
import { stampRequest } from './stamp-request.ts';
import { toUrl } from './to-url.ts';

export type Guest = (message: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * What the one port does with a request: rows of the table are answered here, everything else is the guest's, who may still be
 * getting ready. Nothing that a client sends makes it throw or reject, which would end the process.
 */
export function toListener<A extends AnsweringApp>(
  app: A,
  table: readonly NodeRoute<A>[],
  { guest, isDev, isStopping = () => false }: { guest: () => Guest | null; isDev: boolean; isStopping?: () => boolean },
): RequestListener {
  const find = nodeRouteFinder(table);
  return (message, response) => {
    stampRequest(message, app.env);
    secureHeaders(message, response, { isDev });
    const url = toUrl(message.url);
    if (!url) return sendError(response, new AppError('invalid_request', 'The address is not valid.'), newId());
    logRequest(app.log, message, response, url.pathname);
    const found = find(message.method ?? 'GET', url.pathname);
    if (isStopping()) {
      response.setHeader('connection', 'close');
      // Who asks whether we are up is told; programs are refused in their own words.
      if (found?.route.allow !== 'open' && found?.route.allow !== 'key')
        return sendError(response, stopping(), newId());
    }
    if (found) return void answerNodeRoute(app, found.route, { message, response, url, params: found.params });
    const pages = guest();
    if (!pages) return sendError(response, starting(), newId());
    pages(message, response).catch((error: unknown) => {
      const requestId = newId();
      logFailure(app.log, error, { requestId, method: message.method ?? '', path: url.pathname });
      if (response.headersSent) response.destroy();
      else sendError(response, error, requestId);
    });
  };
}

function stopping(): AppError {
  return new AppError('unavailable', 'Parallax is restarting; try again in a few seconds.', { retryAfterS: 5 });
}

function starting(): AppError {
  return new AppError('unavailable', 'Parallax is starting; try again in a second.', { retryAfterS: 1 });
}
