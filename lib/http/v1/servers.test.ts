import type { IncomingMessage, ServerResponse } from 'node:http';
import OpenAI from 'openai';
import { expect, it } from 'vitest';
import { attempts, calls } from '#db/schema/ledger';
import { addOpenRouterKey } from '#lib/connections/add-openrouter-key';
import { addServer } from '#lib/connections/add-server';
import { getConnectionSettings } from '#lib/connections/get-connection-settings';
import { updateConnection } from '#lib/connections/update-connection';
import { HELLO, MODEL, testDoorBefore } from './testing.ts';

const OWN = 'local/llama3.1:8b';
const SECOND = 'sk-or-v1-second-4321';
const WHOLE = {
  id: 'chatcmpl-7',
  object: 'chat.completion',
  created: 1,
  model: 'llama3.1:8b',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi from here' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 20, completion_tokens: 3, total_tokens: 23 },
};

type Seen = { path: string; authorization: string | undefined; body: Record<string, unknown> };

/** One origin with two upstreams: OpenRouter under /api/v1, which does what `openRouter` says, and a server like Ollama under /v1. */
async function open(openRouter: (request: IncomingMessage, response: ServerResponse) => void) {
  const seen: Seen[] = [];
  const door = await testDoorBefore(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    if (request.method === 'POST')
      seen.push({
        path: request.url ?? '',
        authorization: request.headers.authorization,
        body: JSON.parse(text) as Record<string, unknown>,
      });
    if (request.url?.startsWith('/api/v1/')) return openRouter(request, response);
    if (request.url === '/v1/models') return void response.end('{"object":"list","data":[{"id":"llama3.1:8b"}]}');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(WHOLE));
  });
  const { app, maker, baseURL, key } = door;
  const baseUrl = new URL('/v1', app.connections.current().baseUrl).href;
  const { servers } = await addServer(app, maker, { name: 'Ollama', slug: 'local', baseUrl });
  const prices = [{ model: 'llama3.1:8b', promptPrice: '0', completionPrice: '0' }];
  await updateConnection(app, maker, servers[0]?.id ?? '', { prices });
  return {
    ...door,
    seen,
    client: new OpenAI({ baseURL, apiKey: key, maxRetries: 0 }),
    calls: () => app.db.orm.select().from(calls).all(),
    attempts: () => app.db.orm.select().from(attempts).all(),
  };
}

function refuse(response: ServerResponse, code: number, message: string, headers: Record<string, string> = {}): void {
  response.writeHead(code, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify({ error: { code, message } }));
}

it('a server’s models are listed with OpenRouter’s and answer to their prefixed names', async () => {
  const { client, seen, calls } = await open((_, response) => refuse(response, 500, 'unused'));
  const ids: string[] = [];
  for await (const { id } of client.models.list()) ids.push(id);
  expect(ids).toEqual(expect.arrayContaining([MODEL, OWN]));
  const answer = await client.chat.completions.create({ ...HELLO, model: OWN });
  expect(answer.choices[0]?.message.content).toBe('Hi from here');
  expect(seen).toMatchObject([
    { path: '/v1/chat/completions', authorization: undefined, body: { model: 'llama3.1:8b' } },
  ]);
  await expect.poll(calls).toMatchObject([{ state: 'settled', costNano: 0, provider: 'Ollama', servedModel: OWN }]);
});

it('the guide’s chain ends at the server of one’s own when OpenRouter has nobody left', async () => {
  const { ask, seen, calls, attempts } = await open((request, response) => {
    if (request.method === 'GET') return refuse(response, 404, 'not yet');
    refuse(response, 503, 'No provider', { 'retry-after': '60' });
  });
  const models = ['anthropic/claude-sonnet-4.5', OWN];
  const response = await ask('/chat/completions', { body: { ...HELLO, models, route: 'fallback' } });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(WHOLE);
  expect(seen.map(({ path, body: { model, models, route } }) => ({ path, model, models, route }))).toEqual([
    { path: '/api/v1/chat/completions', model: MODEL, models: ['anthropic/claude-sonnet-4.5'], route: undefined },
    { path: '/v1/chat/completions', model: 'llama3.1:8b', models: undefined, route: undefined },
  ]);
  await expect.poll(calls).toMatchObject([{ state: 'settled', costNano: 0, requestedModel: MODEL, servedModel: OWN }]);
  expect(attempts()).toMatchObject([{ verdict: 'next' }, { verdict: 'accept' }]);
});

it('the fallbacks of Anthropic’s form are walked to a server of one’s own, and no upstream is told of another’s', async () => {
  const { ask, seen, calls } = await open((request, response) => {
    if (request.method === 'GET') return refuse(response, 404, 'not yet');
    refuse(response, 503, 'No provider', { 'retry-after': '60' });
  });
  const asked = { ...HELLO, max_tokens: 50 };
  const fallbacks = [{ model: 'anthropic/claude-haiku-4.5' }, { model: OWN }];
  const response = await ask('/messages', { body: { ...asked, fallbacks } });
  expect(await response.json()).toEqual(WHOLE);
  expect(seen.map(({ path, body: { model, models, fallbacks: told } }) => ({ path, model, models, told }))).toEqual([
    { path: '/api/v1/messages', model: MODEL, models: ['anthropic/claude-haiku-4.5'], told: undefined },
    { path: '/v1/messages', model: 'llama3.1:8b', models: undefined, told: undefined },
  ]);
  await expect.poll(calls).toMatchObject([{ requestedModel: MODEL, servedModel: OWN, connectionName: 'Ollama' }]);

  seen.length = 0;
  const own = [{ model: 'anthropic/claude-haiku-4.5' }];
  await ask('/messages', { body: { ...asked, fallbacks: own } });
  expect(seen).toMatchObject([{ path: '/api/v1/messages', body: { model: MODEL, fallbacks: own } }]);
  expect(seen[0]?.body).not.toHaveProperty('models');

  const both = await ask('/messages', { body: { ...asked, models: [OWN], fallbacks: own } });
  expect([both.status, await both.text()]).toEqual([400, expect.stringContaining('cannot be combined')]);
});

it('U2: the caller whose call meets a refused key gets a 502 that does not blame them; the next call goes with the next key', async () => {
  const { app, maker, client, seen } = await open((request, response) => {
    if (request.url === '/api/v1/key') return void response.end('{"data":{"label":"x","usage":0,"limit":null}}');
    if (request.headers.authorization !== `Bearer ${SECOND}`)
      return refuse(response, 401, `No auth for ${request.headers.authorization}`);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...WHOLE, id: 'gen-1', usage: { ...WHOLE.usage, cost: 0.001 } }));
  });
  await addOpenRouterKey(app, maker, { key: 'sk-or-v1-first-canary' });
  await addOpenRouterKey(app, maker, { key: SECOND });
  const refused = await client.chat.completions.create(HELLO).catch((error) => error);
  expect(refused.status).toBe(502);
  expect(refused.message).toContain('an admin must replace it');
  expect(refused.message).not.toContain('canary');
  const answer = await client.chat.completions.create(HELLO);
  expect(answer.choices[0]?.message.content).toBe('Hi from here');
  expect(seen.map(({ authorization }) => authorization)).toEqual(['Bearer sk-or-v1-first-canary', `Bearer ${SECOND}`]);
  expect(getConnectionSettings(app, maker).keys).toMatchObject([
    { state: 'invalid', invalidSince: expect.any(Number), isCurrent: false },
    { state: 'active', isCurrent: true },
    { source: 'environment', isCurrent: false },
  ]);
});

it('U3: a key without credits is told apart from a budget of ours, and an admin sees it at the key', async () => {
  const { app, maker, client, seen } = await open((_, response) => refuse(response, 402, 'Insufficient credits'));
  const refused = await client.chat.completions.create(HELLO).catch((error) => error);
  expect(refused.status).toBe(402);
  expect(refused.message).toContain('Insufficient credits');
  expect(seen).toHaveLength(1);
  expect(getConnectionSettings(app, maker).keys).toMatchObject([
    { state: 'active', isCurrent: true, lastError: { message: expect.stringContaining('Insufficient credits') } },
  ]);
});
