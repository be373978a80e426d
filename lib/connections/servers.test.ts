import { expect, it } from 'vitest';
import { serverModels } from '#db/schema/connections';
import { addServer } from './add-server.ts';
import { openKey } from './open-key.ts';
import { refusedConnections } from './refused-connections.ts';
import { removeConnection } from './remove-connection.ts';
import { testConnection } from './test-connection.ts';
import { testUpstream } from './testing.ts';
import { OWNER, openRoom } from './testing-room.ts';
import { updateConnection } from './update-connection.ts';

const KEY = 'canary-server-key-1234';

/** A room with a server on an address that the operator has listed. */
async function openWithServer(key?: string) {
  const room = await openRoom();
  const baseUrl = `${room.origin}/v1`;
  const settings = await addServer(room.app, OWNER, { name: 'Ollama', slug: 'local', baseUrl, ...(key && { key }) });
  return { ...room, baseUrl, settings, id: settings.servers[0]?.id ?? '' };
}

it('is added with its models, whose prices nobody knows, and answers beside OpenRouter', async () => {
  const { app, settings, baseUrl, reopen } = await openWithServer();
  expect(settings.isSimulated).toBe(true);
  expect(settings.servers).toMatchObject([
    {
      name: 'Ollama',
      slug: 'local',
      baseUrl,
      keyLast4: null,
      state: 'active',
      models: [
        { name: 'llama3.1:8b', promptPrice: null, completionPrice: null },
        { name: 'qwen3:4b', promptPrice: null, completionPrice: null },
      ],
    },
  ]);
  expect(app.connections.current().kind).toBe('sandbox');
  expect(reopen().connections.servers()).toEqual(app.connections.servers());
});

it.each([
  ['vLLM', { id: 'meta-llama/Llama-3.1-8B', max_model_len: 8192 }, 'meta-llama/Llama-3.1-8B', 8192],
  ['llama.cpp', { id: 'model.gguf', meta: { n_ctx_train: 4096 } }, 'model.gguf', 4096],
  ['LM Studio', { id: 'qwen', max_context_length: 32_768 }, 'qwen', 32_768],
  ['Ollama', { id: 'llama3.1:8b', created: 1, owned_by: 'library' }, 'llama3.1:8b', null],
])('reads the list of %s', async (_, row, name, contextLength) => {
  const room = await openRoom({ models: { status: 200, body: { object: 'list', data: [{ id: 7 }, row, row] } } });
  const { servers } = await addServer(room.app, OWNER, { name: 'S', slug: 's', baseUrl: `${room.origin}/v1/` });
  expect(servers[0]?.models).toEqual([{ name, contextLength, promptPrice: null, completionPrice: null }]);
});

it.each([
  'http://127.0.0.1:1/v1',
  'http://models.example/v1',
  'https://10.0.0.5/v1',
  'https://[::1]:8000/v1',
  'https://localhost/v1',
  'https://gpu/v1',
  'https://gpu.local/v1',
])('N: %s is refused, and it is said how the operator can allow it', async (baseUrl) => {
  const { app, seen } = await openRoom();
  const added = addServer(app, OWNER, { name: 'S', slug: 's', baseUrl });
  await expect(added).rejects.toMatchObject({ code: 'invalid_request', details: { field: 'baseUrl' } });
  await expect(added).rejects.toThrow('PARALLAX_PRIVATE_ORIGINS');
  expect(seen).toEqual([]);
});

it.each(['ftp://a.example', 'ollama', 'https://user:pass@a.example/v1', 'https://a.example/v1?key=1'])(
  '%s is no address',
  async (baseUrl) => {
    const { app } = await openRoom();
    await expect(addServer(app, OWNER, { name: 'S', slug: 's', baseUrl })).rejects.toMatchObject({
      details: { field: 'baseUrl' },
    });
  },
);

it('an origin that the operator lists is allowed, and only that one', async () => {
  const { origin } = await testUpstream((_, response) => response.end(JSON.stringify({ data: [{ id: 'm' }] })));
  const { app } = await openRoom({}, undefined, [origin]);
  const { servers } = await addServer(app, OWNER, { name: 'S', slug: 's', baseUrl: `${origin}/v1` });
  expect(servers[0]?.models).toHaveLength(1);
});

it.each(['openai', 'recipe', 'local'])('the prefix %s is taken', async (slug) => {
  const { app, baseUrl } = await openWithServer();
  await expect(addServer(app, OWNER, { name: 'S', slug, baseUrl })).rejects.toMatchObject({
    code: 'conflict',
    details: { field: 'slug' },
  });
});

it.each([
  [{ status: 401, body: { error: { code: 401, message: `no such key ${KEY}` } } }, 'key'],
  [{ status: 200, body: { data: [] } }, 'baseUrl'],
  [{ status: 200, body: '<html>' }, 'baseUrl'],
  [{ status: 302, body: {} }, 'baseUrl'],
])('is not saved when it does not tell its models: %j', async (models, field) => {
  const { app, origin, stored } = await openRoom({ models });
  const added = addServer(app, OWNER, { name: 'S', slug: 's', baseUrl: `${origin}/v1`, key: KEY });
  await expect(added).rejects.toMatchObject({ code: 'invalid_request', details: { field } });
  await expect(added).rejects.not.toThrow(KEY);
  expect(stored()).toEqual([]);
});

it('N: a redirect is not followed, and its key goes nowhere else', async () => {
  const followed: unknown[] = [];
  const other = await testUpstream((request, response) => {
    followed.push(request.headers.authorization);
    response.end(JSON.stringify({ data: [{ id: 'm' }] }));
  });
  const first = await testUpstream((_, response) => {
    response.writeHead(307, { location: `${other.origin}/v1/models` }).end();
  });
  const { app } = await openRoom({}, undefined, [first.origin, other.origin]);
  const added = addServer(app, OWNER, { name: 'S', slug: 's', baseUrl: `${first.origin}/v1`, key: KEY });
  await expect(added).rejects.toMatchObject({ code: 'invalid_request' });
  expect(followed).toEqual([]);
});

it('its key is sealed to its row and origin: in another row or for another address it does not open', async () => {
  const { app, stored, id } = await openWithServer(KEY);
  const [row] = stored();
  if (!row) throw new Error('no row');
  expect(JSON.stringify(stored())).not.toContain('canary');
  expect(openKey(app.secret, row)).toBe(KEY);
  expect(openKey(app.secret, { ...row, id: 'another' })).toBeNull();
  expect(openKey(app.secret, { ...row, baseUrl: 'https://evil.example/v1' })).toBeNull();
  expect(app.connections.find(id)?.apiKey).toBe(KEY);
});

it('N: another address drops the key; the same origin with another path keeps none either; a new key may come along', async () => {
  const { app, id, origin, stored, seen } = await openWithServer(KEY);
  expect(seen.at(-1)).toBe(`Bearer ${KEY}`);
  await updateConnection(app, OWNER, id, { baseUrl: `${origin}/v2` });
  expect(app.connections.find(id)).toMatchObject({ apiKey: '', baseUrl: `${origin}/v2` });
  expect(stored()).toMatchObject([{ sealedKey: null, keyLast4: null }]);
  await testConnection(app, OWNER, id);
  expect(seen.at(-1)).toBeUndefined();
  await updateConnection(app, OWNER, id, { baseUrl: `${origin}/v3`, key: 'another-key-5678' });
  expect(app.connections.find(id)?.apiKey).toBe('another-key-5678');
  await updateConnection(app, OWNER, id, { name: 'GPU', baseUrl: `${origin}/v3` });
  expect(app.connections.find(id)).toMatchObject({ name: 'GPU', apiKey: 'another-key-5678' });
});

it('prices are decimals or unknown; they outlive a fetch, and go with their model', async () => {
  const { app, id, answers } = await openWithServer();
  const price = { model: 'llama3.1:8b', promptPrice: '0', completionPrice: '0.00000015' };
  await updateConnection(app, OWNER, id, { prices: [price] });
  answers.models = { status: 200, body: { data: [{ id: 'new' }, { id: 'llama3.1:8b' }] } };
  const { servers } = await testConnection(app, OWNER, id);
  expect(servers[0]?.models).toEqual([
    { name: 'new', contextLength: null, promptPrice: null, completionPrice: null },
    { name: 'llama3.1:8b', contextLength: null, promptPrice: '0', completionPrice: '0.00000015' },
  ]);
  for (const wrong of ['-1', 'free', 'NaN', ''])
    await expect(
      updateConnection(app, OWNER, id, { prices: [{ ...price, promptPrice: wrong }] }),
    ).rejects.toMatchObject({ code: 'invalid_request' });
  await expect(updateConnection(app, OWNER, id, { prices: [{ ...price, model: 'gone' }] })).rejects.toMatchObject({
    code: 'not_found',
  });
});

it('a list that cannot be fetched leaves the one before, and a 401 marks the key until it is changed', async () => {
  const { app, id, answers } = await openWithServer(KEY);
  answers.models = { status: 500, body: {} };
  await expect(testConnection(app, OWNER, id)).rejects.toMatchObject({ code: 'upstream_failed' });
  answers.models = { status: 401, body: { error: { message: 'no' } } };
  await expect(testConnection(app, OWNER, id)).rejects.toMatchObject({ code: 'upstream_credentials_invalid' });
  expect(app.connections.servers()).toMatchObject([{ invalidSince: expect.any(Number), models: { length: 2 } }]);
  expect(refusedConnections(app.connections)).toEqual([id]);
  await updateConnection(app, OWNER, id, { key: 'another-key-5678' });
  expect(refusedConnections(app.connections)).toEqual([]);
  expect(app.connections.servers()).toMatchObject([{ invalidSince: null, models: { length: 2 } }]);
});

it('removing it removes its models', async () => {
  const { app, id } = await openWithServer();
  expect(await removeConnection(app, OWNER, id)).toMatchObject({ servers: [] });
  expect(app.db.orm.select().from(serverModels).all()).toEqual([]);
});

it('U18: five failures to connect in a row, and it is not asked any more; a test asks at once', async () => {
  const { app, id, server } = await openWithServer();
  const connection = app.connections.find(id);
  if (!connection) throw new Error('no connection');
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  const ask = () => app.connections.request(connection, { method: 'GET', path: '/models' });
  for (let n = 0; n < 5; n += 1) await expect(ask()).rejects.toMatchObject({ code: 'refused', wasSent: false });
  await expect(ask()).rejects.toMatchObject({ code: 'open', wasSent: false, retryAfterS: 5 });
  expect(app.connections.servers()).toMatchObject([
    { lastError: { message: expect.stringContaining('ECONNREFUSED') } },
  ]);
  await expect(testConnection(app, OWNER, id)).rejects.toThrow('ECONNREFUSED');
});
