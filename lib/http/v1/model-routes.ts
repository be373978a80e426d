import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import type { App } from '#lib/app';
import { AppError } from '#lib/errors';
import type { NodeRoute } from '#lib/http/node-route';
import { filterModels } from './filter-models.ts';
import { sendJson } from './send-json.ts';
import { toWireModel } from './to-wire-model.ts';
import { v1Route } from './v1-route.ts';

const NAME = /^[\w~][\w.:~-]*$/;
const ANSWER_MS = 15_000;

const listModels = v1Route({ method: 'GET', path: '/api/v1/models', kind: 'any' }, async ({ app, url, response }) => {
  const { models, total, nextOffset, limit } = filterModels(app.catalogue.list(), url.searchParams);
  const page = new URLSearchParams(url.searchParams);
  page.set('offset', String(nextOffset));
  page.set('limit', String(limit));
  const next = nextOffset === null ? null : `/api/v1/models?${page}`;
  sendJson(response, { data: models.map(toWireModel), total_count: total, links: { next } });
});

const countModels = v1Route(
  { method: 'GET', path: '/api/v1/models/count', kind: 'any' },
  async ({ app, url, response }) => {
    sendJson(response, { data: { count: filterModels(app.catalogue.list(), url.searchParams).total } });
  },
);

/** Who serves a model, as the upstream itself says. */
const listEndpoints = v1Route(
  { method: 'GET', path: '/api/v1/models/:author/:slug/endpoints', kind: 'any' },
  async ({ app, params: { author = '', slug = '' }, response }) => {
    if (!NAME.test(author) || !NAME.test(slug))
      throw new AppError('not_found', `There is no model “${author}/${slug}”.`);
    await passOn(app, `/models/${author}/${slug}/endpoints`, response);
  },
);

async function passOn(app: App, path: string, response: ServerResponse): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const answer = await app.connections
    .request(app.connections.current(), { method: 'GET', path, signal: gone.signal, headersTimeoutMs: ANSWER_MS })
    .catch((error: Error) => {
      throw new AppError('upstream_unreachable', `The upstream could not be reached: ${error.message}`);
    });
  if (answer.status === 404) throw new AppError('not_found', 'The upstream knows nothing of this.');
  if (answer.status !== 200) throw new AppError('upstream_failed', `The upstream answered ${answer.status}.`);
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'private, no-store' });
  await pipeline(answer.body, response);
}

export const MODEL_ROUTES: readonly NodeRoute<App>[] = [countModels, listModels, listEndpoints];
