import type { App } from '#lib/app';
import { AppError } from '#lib/errors';
import type { NodeRoute } from '#lib/http/node-route';
import { ACCOUNT_ROUTES } from './account-routes.ts';
import { callRoute } from './call-route.ts';
import { KEY_ROUTES } from './key-routes.ts';
import { MODEL_ROUTES } from './model-routes.ts';
import { v1Route } from './v1-route.ts';

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
  ...METHODS.map((method) =>
    v1Route({ method, path: '/api/v1/*', kind: 'any' }, async ({ url }) => {
      throw new AppError('not_found', `There is no ${method} ${url.pathname} here. /docs lists what there is.`);
    }),
  ),
];
