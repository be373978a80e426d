import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Auth } from '#lib/auth/open-auth';
import { requireMember } from '#lib/auth/require-member';
import type { Env } from '#lib/env';
import { newId } from '#lib/ids';
import type { Log } from '#lib/log';
import { endWhenShutOut } from './end-when-shut-out.ts';
import { logFailure } from './log-failure.ts';
import type { NodeRoute } from './node-route.ts';
import { requireSameOrigin } from './require-same-origin.ts';
import { sendError } from './send-error.ts';
import { toHeaders } from './to-headers.ts';

const RECHECK_MS = 4000;

/** What the guard itself needs of the container. */
export type AnsweringApp = { auth: Auth; env: Pick<Env, 'PUBLIC_URL' | 'PARALLAX_TRUSTED_PROXIES'>; log: Log };

/**
 * Lets a request through the guard of its row and to its answer. What is thrown before the answer has begun becomes the one
 * error shape; after that the connection is broken off, so that nobody takes half an answer for a whole one. A member who is
 * shut out loses a stream that is open within five seconds.
 */
export async function answerNodeRoute<A extends AnsweringApp>(
  app: A,
  route: NodeRoute<A>,
  request: { message: IncomingMessage; response: ServerResponse; url: URL; params: Readonly<Record<string, string>> },
  { recheckMs = RECHECK_MS }: { recheckMs?: number } = {},
): Promise<void> {
  const { message, response, url } = request;
  const requestId = newId();
  const context = { ...request, app, requestId };
  response.setHeader('x-request-id', requestId);
  try {
    if (route.allow === 'open' || route.allow === 'key') return await route.answer({ ...context, principal: null });
    const headers = toHeaders(message);
    requireSameOrigin({ method: route.method, headers }, app.env.PUBLIC_URL);
    const principal = await requireMember(app, headers, route.allow);
    endWhenShutOut(app, response, { headers, role: route.allow, everyMs: recheckMs });
    await route.answer({ ...context, principal });
  } catch (error) {
    logFailure(app.log, error, { requestId, method: route.method, path: url.pathname });
    if (response.headersSent) response.destroy();
    else sendError(response, error, requestId);
  }
}
