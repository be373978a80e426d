import type { App } from '#lib/app';
import { AppError } from '#lib/errors';
import type { NodeRoute } from '#lib/http/node-route';
import { ACCOUNT_ROUTES } from './account-routes.ts';
import { callRoute } from './call-route.ts';
import { KEY_ROUTES } from './key-routes.ts';
import { MODEL_ROUTES } from './model-routes.ts';
import { openApiDocument } from './openapi.ts';
import { sendJson } from './send-json.ts';
import { sendV1Error } from './send-v1-error.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What programs may ask, in OpenRouter's shapes. The first row that fits answers. */
export const V1_ROUTES: readonly NodeRoute<App>[] = [
  callRoute('chat'),
  callRoute('embeddings'),
  callRoute('responses'),
  callRoute('messages'),
  ...MODEL_ROUTES,
  ...ACCOUNT_ROUTES,
  ...KEY_ROUTES,
  {
    method: 'GET',
    path: '/api/v1/openapi.json',
    allow: 'open',
    because: 'describes the doors and nothing behind them',
    answer: async ({ app, message, response }) => {
      const origin = app.env.PUBLIC_URL ?? `http://${message.headers.host ?? 'localhost'}`;
      sendJson(response, openApiDocument(`${origin}/api/v1`));
    },
  },
  ...METHODS.map(
    (method): NodeRoute<App> => ({
      method,
      path: '/api/v1/*',
      allow: 'open',
      because: 'says that there is nothing',
      answer: async ({ url, response, requestId }) => {
        const message = `There is no ${method} ${url.pathname} here. /docs lists what there is.`;
        sendV1Error(response, new AppError('not_found', message), { requestId });
      },
    }),
  ),
];
