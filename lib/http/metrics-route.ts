import type { IncomingMessage } from 'node:http';
import type { App } from '#lib/app';
import { requireMember } from '#lib/auth/require-member';
import { AppError } from '#lib/errors';
import { gatherMetrics } from '#lib/metrics/gather-metrics';
import type { NodeRoute } from './node-route.ts';
import { toHeaders } from './to-headers.ts';
import { keyOf } from './v1/key-of.ts';

/** Figures for Prometheus, to whoever has a management key (as a bearer token) or an admin's session. */
export const METRICS_ROUTE: NodeRoute<App> = {
  method: 'GET',
  path: '/api/metrics',
  allow: 'key',
  answer: async ({ app, message, response }) => {
    await requireOperator(app, message);
    const text = await gatherMetrics(app);
    response.writeHead(200, {
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'private, no-store',
    });
    response.end(text);
  },
};

async function requireOperator(app: App, message: IncomingMessage): Promise<void> {
  if (message.headers.authorization === undefined) {
    await requireMember(app, toHeaders(message), 'admin');
    return;
  }
  if (!keyOf(app, message).row.isManagement)
    throw new AppError('forbidden', 'Only a management key may read the metrics.');
}
