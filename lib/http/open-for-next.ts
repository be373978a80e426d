import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findApp, install } from '#lib/app';
import { prepareFirstRun } from '#lib/auth/prepare-first-run';
import { readEnv } from '#lib/env';
import { openApp } from '#lib/open-app';
import { logRequest } from './log-request.ts';
import { requireFloors } from './require-floors.ts';
import { secureHeaders } from './secure-headers.ts';
import { stampRequest } from './stamp-request.ts';
import { toUrl } from './to-url.ts';

type Came = { request: IncomingMessage; response: ServerResponse };

/**
 * Opens Parallax in a process that Next itself started (`next start`), before its first request. What server.ts does with a request
 * before anything reads it happens there as Node takes it in. In server.ts the container is there already, and nothing happens.
 * @throws Error in one sentence for people; Next then does not start.
 */
export async function openForNext(): Promise<void> {
  if (findApp()) return;
  requireFloors();
  const env = readEnv();
  const container = await openApp(env, { onFatal: () => process.exit(70) });
  install(container);
  const sandboxPort = Number(new URL(container.connections.find('sandbox')?.baseUrl ?? 'http://none').port);
  subscribe('http.server.request.start', (came) => {
    const { request, response } = came as Came;
    if (request.socket.localPort === sandboxPort) return;
    stampRequest(request, env);
    secureHeaders(request, response);
    const url = toUrl(request.url);
    if (url) logRequest(container.log, request, response, url.pathname);
  });
  const { setupUrl } = await prepareFirstRun(container);
  if (setupUrl) process.stdout.write(`Nobody owns it yet. Set it up once with this link: ${setupUrl}\n`);
}
