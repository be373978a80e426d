import { expect, it, onTestFinished } from 'vitest';
import { addServer } from './add-server.ts';
import type { Connection } from './connection.ts';
import { startServerRefresher } from './start-server-refresher.ts';
import { testConnection } from './test-connection.ts';
import { OWNER, openRoom } from './testing-room.ts';
import { updateConnection } from './update-connection.ts';

/** A room with a server, refreshed all the time. */
async function openRefreshed() {
  const room = await openRoom();
  const { servers } = await addServer(room.app, OWNER, { name: 'Ollama', slug: 'local', baseUrl: `${room.origin}/v1` });
  const refresher = startServerRefresher(room.app, { firstMs: 1, everyMs: 5 });
  onTestFinished(refresher.close);
  return {
    ...room,
    upstream: room.server,
    refresher,
    id: servers[0]?.id ?? '',
    server: () => room.app.connections.servers()[0],
  };
}
const list = (...ids: string[]) => ({ status: 200, body: { object: 'list', data: ids.map((id) => ({ id })) } });

it('takes over what a server has by now, keeps its prices, and tells those who listen', async () => {
  const { app, answers, id, server } = await openRefreshed();
  const prices = [{ model: 'qwen3:4b', promptPrice: '0.0000001', completionPrice: '0' }];
  await updateConnection(app, OWNER, id, { prices });
  let told = 0;
  app.connections.onChange(() => {
    told += 1;
  });
  answers.models = list('qwen3:4b', 'gemma3:12b');
  await expect.poll(() => server()?.models.map(({ name }) => name)).toEqual(['qwen3:4b', 'gemma3:12b']);
  expect(server()?.models[0]).toMatchObject({ promptPrice: '0.0000001' });
  expect(told).toBeGreaterThan(0);
});

it('a server that does not answer keeps its models, says why, and is well again when it answers', async () => {
  const { answers, server } = await openRefreshed();
  answers.models = { status: 500, body: { error: 'no' } };
  await expect.poll(() => server()?.lastError?.message).toContain('Its models could not be fetched.');
  expect(server()?.models).toHaveLength(2);
  answers.models = { status: 401, body: { error: { message: 'no key' } } };
  await expect.poll(() => server()?.invalidSince).not.toBeNull();
  answers.models = list('qwen3:4b');
  await expect.poll(() => server()).toMatchObject({ invalidSince: null, lastError: null, models: [{}] });
});

it('asks nobody any more once it is closed', async () => {
  const { app, refresher, seen, id } = await openRefreshed();
  await expect.poll(() => seen.length).toBeGreaterThan(2);
  await refresher.close();
  const asked = seen.length;
  for (let round = 0; round < 5; round += 1) await testConnection(app, OWNER, id);
  expect(seen.length).toBe(asked + 5);
});

it('what is read again is not forgiven: a server that could not be reached is not tried before its time', async () => {
  const { app, refresher, server, upstream } = await openRefreshed();
  await refresher.close();
  upstream.close();
  upstream.closeAllConnections();
  const ask = () => app.connections.request(server()?.connection as Connection, { method: 'GET', path: '/models' });
  for (let failure = 0; failure < 5; failure += 1) await expect(ask()).rejects.toThrow();
  await expect(ask()).rejects.toMatchObject({ code: 'open' });
  app.connections.reload();
  await expect(ask()).rejects.toMatchObject({ code: 'open' });
});

it('regression: a refusal that cannot be written down, on a full disk for one, ends nothing', async () => {
  const { app, answers, server } = await openRefreshed();
  app.db.client.exec("create trigger full before update on connections begin select raise(abort, 'full'); end");
  answers.models = { status: 401, body: { error: { message: 'no key' } } };
  await expect.poll(() => app.log.lines.some((line) => line.includes('not all be fetched'))).toBe(true);
  answers.models = list('qwen3:4b');
  app.db.client.exec('drop trigger full');
  await expect.poll(() => server()).toMatchObject({ invalidSince: null, models: [{}] });
});
