import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorize } from './authorize.ts';
import { complete } from './complete.ts';
import { getCredits } from './get-credits.ts';
import { getGeneration } from './get-generation.ts';
import { getKey } from './get-key.ts';
import { sendJson } from './json.ts';
import { listEndpoints } from './list-endpoints.ts';
import { listModels } from './list-models.ts';
import { listProviders } from './list-providers.ts';
import { WireError } from './wire-error.ts';
import type { World } from './world.ts';

const PREFIX = '/api/v1';
const ENDPOINTS = /^\/models\/((?:~)?[^/]+\/[^/]+)\/endpoints$/;

/** Answers one request; whatever goes wrong becomes OpenRouter's error shape. */
export async function dispatch(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await route(world, request, response);
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    const wire =
      error instanceof WireError
        ? error
        : new WireError(500, 'Internal Server Error', { metadata: { error_type: 'server', raw: String(error) } });
    sendJson(response, wire.status, wire.toBody(), wire.parts.headers);
  }
}

async function route(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : '';
  const modelId = ENDPOINTS.exec(path)?.[1];
  const name = `${request.method} ${modelId === undefined ? path : '/models/{author}/{slug}/endpoints'}`;
  world.counts.set(name, (world.counts.get(name) ?? 0) + 1);

  switch (name) {
    case 'GET /models':
      return sendJson(response, 200, listModels(world, url.searchParams));
    case 'GET /models/{author}/{slug}/endpoints':
      return sendJson(response, 200, listEndpoints(world, decodeURIComponent(modelId ?? '')));
    case 'GET /providers':
      return sendJson(response, 200, listProviders());
    case 'GET /key':
      return sendJson(response, 200, getKey(world, authorize(request)));
    case 'GET /credits':
      return sendJson(response, 200, getCredits(world, authorize(request)));
    case 'GET /generation':
      return getGeneration(world, authorize(request), url.searchParams.get('id') ?? '', response);
    case 'POST /chat/completions':
      return complete(world, authorize(request), request, response);
    default:
      throw new WireError(404, 'Not Found', { metadata: { error_type: 'not_found' } });
  }
}
