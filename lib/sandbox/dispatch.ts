import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorize } from './authorize.ts';
import { complete } from './complete.ts';
import { embed } from './embed.ts';
import { chat } from './forms/chat.ts';
import { messages } from './forms/messages.ts';
import { toMessagesError } from './forms/messages-error.ts';
import { responses } from './forms/responses.ts';
import { getCredits } from './get-credits.ts';
import { getGeneration } from './get-generation.ts';
import { getKey } from './get-key.ts';
import { sendJson } from './json.ts';
import { listActivity } from './list-activity.ts';
import { listEndpoints } from './list-endpoints.ts';
import { listModels } from './list-models.ts';
import { listProviders } from './list-providers.ts';
import { WireError } from './wire-error.ts';
import type { World } from './world.ts';

const PREFIX = '/api/v1';
const ENDPOINTS = /^\/api\/v1\/models\/([^/]+\/[^/]+)\/endpoints$/;

/** Answers one request; whatever goes wrong becomes OpenRouter's error shape. */
export async function dispatch(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  world.open.add(response);
  response.on('close', () => world.open.delete(response));
  try {
    await route(world, request, response);
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    const wire =
      error instanceof WireError
        ? error
        : new WireError(500, 'Internal Server Error', { metadata: { error_type: 'server', raw: String(error) } });
    const body = request.url?.startsWith(`${PREFIX}/messages`) ? toMessagesError(wire) : wire.toBody();
    sendJson(response, wire.status, body, wire.parts.headers);
  }
}

type Door = (world: World, request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

const DOORS: Readonly<Record<string, Door>> = {
  'GET /models': (world, _, response, { searchParams }) => sendJson(response, 200, listModels(world, searchParams)),
  'GET /models/{author}/{slug}/endpoints': (world, _, response, { pathname }) =>
    sendJson(response, 200, listEndpoints(world, decodeURIComponent(ENDPOINTS.exec(pathname)?.[1] ?? ''))),
  'GET /providers': (_world, _request, response) => sendJson(response, 200, listProviders()),
  'GET /key': (world, request, response) => sendJson(response, 200, getKey(world, authorize(request))),
  'GET /credits': (world, request, response) => sendJson(response, 200, getCredits(world, authorize(request))),
  'GET /activity': (world, request, response, { searchParams }) =>
    sendJson(response, 200, listActivity(world, authorize(request), searchParams)),
  'GET /generation': (world, request, response, { searchParams }) =>
    getGeneration(world, authorize(request), searchParams.get('id') ?? '', response),
  'POST /chat/completions': (world, request, response) => complete(world, authorize(request), request, response, chat),
  'POST /responses': (world, request, response) => complete(world, authorize(request), request, response, responses),
  'POST /messages': (world, request, response) => complete(world, authorize(request), request, response, messages),
  'POST /embeddings': (world, request, response) => embed(world, authorize(request), request, response),
};

async function route(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const path = ENDPOINTS.test(url.pathname) ? '/models/{author}/{slug}/endpoints' : url.pathname.replace(PREFIX, '');
  const name = `${request.method} ${url.pathname.startsWith(PREFIX) ? path : ''}`;
  const door = Object.hasOwn(DOORS, name) ? DOORS[name] : undefined;
  if (!door) throw new WireError(404, 'Not Found', { metadata: { error_type: 'not_found' } });
  world.counts.set(name, (world.counts.get(name) ?? 0) + 1);
  await door(world, request, response, url);
}
