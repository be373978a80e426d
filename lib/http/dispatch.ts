import type { App } from '#lib/app';
import { serveEvents } from '#lib/conversations/serve-events';
import { serveFile } from '#lib/files/serve-file';
import { DIAGRAM_ROUTES } from './diagram-routes.ts';
import { METRICS_ROUTE } from './metrics-route.ts';
import type { NodeRoute } from './node-route.ts';
import { UPLOAD_ROUTES } from './upload-routes.ts';
import { V1_ROUTES } from './v1/v1-routes.ts';

/** What server.ts answers itself on Node streams; every other path is Next's. */
export const DISPATCH: readonly NodeRoute<App>[] = [
  ...V1_ROUTES,
  {
    method: 'GET',
    path: '/api/conversations/:id/events',
    allow: 'viewer',
    answer: async ({ app, principal, params, url, message, response }) =>
      serveEvents(app, principal, { conversationId: params.id ?? '', url, message }, response),
  },
  {
    method: 'GET',
    path: '/api/files/:id',
    allow: 'viewer',
    answer: async ({ app, principal, params, url, response }) =>
      serveFile(app, principal, { id: params.id ?? '', url }, response),
  },
  ...UPLOAD_ROUTES,
  METRICS_ROUTE,
  ...DIAGRAM_ROUTES,
  {
    method: 'GET',
    path: '/api/health',
    allow: 'open',
    because: 'tells a load balancer up or down and nothing else',
    answer: async ({ app, response }) => {
      const isUp = app.db.client.open && !app.hub.isStopping();
      response.writeHead(isUp ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      // Pages and figures are still answered: what balances load may go on sending.
      response.end(JSON.stringify({ status: !isUp ? 'down' : app.heap.isTight() ? 'short of memory' : 'up' }));
    },
  },
];
