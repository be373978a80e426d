import { expect, test, vi } from 'vitest';
import { testFolder } from '#db/testing';
import { addBudget } from '#lib/budgets/testing';
import { testSandbox } from '#lib/sandbox/testing';
import { faultDoor, MODEL } from './testing/fault-door.ts';
import { servedChild } from './testing/served-child.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

test('P4: what goes wrong inside one request is that request’s 500', async () => {
  const { app, ask, send, lines } = await faultDoor();
  app.db.client.exec(
    "create trigger broken before insert on calls when new.app = 'Doomed' begin select raise(abort, 'canary-of-a-failure'); end",
  );
  const doomed = { headers: { 'x-title': 'Doomed' } };
  const [failed, whole] = await Promise.all([ask({ stream: true }, doomed), ask({ stream: true })]);
  expect([failed.status, whole.status]).toEqual([500, 200]);
  expect(failed.text).not.toContain('canary-of-a-failure');
  expect(lines.join('\n')).toMatch(/"level":50/);
  expect(await (await send('/models', undefined)).json()).toMatchObject({ data: expect.any(Array) });
});

test('P5: near the limit of its heap it refuses new calls, answers what is free, and takes calls again when there is room', {
  timeout: 120_000,
}, async () => {
  const sandbox = await testSandbox();
  const before = 'export NODE_OPTIONS=--max-old-space-size=192';
  const child = await servedChild({ folder: testFolder(), sandbox, before });
  const leaving = new AbortController();
  const ask = (content: string, signal?: AbortSignal) =>
    child.ask('/api/v1/chat/completions', { model: MODEL, messages: [{ role: 'user', content }] }, child.key, signal);
  const health = async () => (await child.ask('/api/health')).json();
  expect(await health()).toEqual({ status: 'up' });

  // Calls that are never answered keep what was asked; each is sent when the one before has gone upstream.
  const large = `[[fault:hang]] ${'word '.repeat(1_600_000)}`;
  let refused: Response | null = null;
  for (let sent = 1; !refused && sent < 100; sent += 1) {
    const answered = ask(large, leaving.signal).catch(() => null);
    const passedOn = vi.waitUntil(() => sandbox.requestCount('POST /chat/completions') >= sent, { timeout: 20_000 });
    refused = await Promise.race([answered, passedOn.then(() => null)]);
    passedOn.catch(() => {});
  }
  expect([refused?.status, refused?.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await refused?.json()).toMatchObject({ error: { code: 503, metadata: { code: 'unavailable' } } });
  expect(await health()).toEqual({ status: 'short of memory' });
  expect((await child.ask('/api/v1/models', undefined, child.key)).status).toBe(200);

  leaving.abort();
  await expect.poll(async () => (await ask('Hello.')).status, { timeout: 30_000, interval: 250 }).toBe(200);
  expect(await health()).toEqual({ status: 'up' });
});

test('P6: clocks that jump neither reopen a spent window nor open one twice, and durations do not notice', async () => {
  const door = await faultDoor();
  const { client } = door.app.db;
  const budget = addBudget(door.app.db, { period: 'day', limitNano: 1_000_000_000 });
  const real = Date.now;
  const noon = Math.floor(real() / DAY_MS) * DAY_MS + 12 * HOUR_MS;
  const at = (ms: number) => vi.spyOn(Date, 'now').mockImplementation(() => noon + ms);
  try {
    at(0);
    expect((await door.ask()).status).toBe(200);
    await expect.poll(() => door.calls()[0]?.state).toBe('settled');
    client.prepare('update budget_windows set limit_nano = spent_nano where budget_id = ?').run(budget);
    client
      .prepare(
        'update budgets set limit_nano = (select spent_nano from budget_windows where budget_id = budgets.id) where id = ?',
      )
      .run(budget);
    for (const jump of [0, HOUR_MS, -HOUR_MS, 11 * HOUR_MS, -12 * HOUR_MS]) {
      at(jump);
      expect((await door.ask()).status, `${jump / HOUR_MS} h`).toBe(402);
    }
    at(13 * HOUR_MS);
    client.prepare('update budgets set limit_nano = 1000000000 where id = ?').run(budget);
    expect((await door.ask()).status).toBe(200);
    at(0);
    client.prepare('update budgets set limit_nano = 1 where id = ?').run(budget);
    expect((await door.ask()).status).toBe(402);
    const windows = client
      .prepare('select starts_at, count(*) as count from budget_windows where budget_id = ? group by starts_at')
      .all(budget);
    expect(windows).toMatchObject([{ count: 1 }, { count: 1 }]);
    expect(client.prepare('select min(duration_ms) >= 0 and max(duration_ms) < 60000 from calls').pluck().get()).toBe(
      1,
    );
  } finally {
    vi.restoreAllMocks();
  }
});

test.each([
  [
    'brackets within brackets',
    () => `{"model":"${MODEL}","messages":${'['.repeat(4_000_000)}${']'.repeat(4_000_000)}}`,
  ],
  [
    'brackets where nobody reads',
    () =>
      `{"model":"${MODEL}","messages":[{"role":"user","content":"Hi"}],"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ],
  ['a million messages', () => `{"model":"${MODEL}","messages":[${Array(1_000_000).fill('{}').join()}]}`],
  ['a million keys', () => `{${Array.from({ length: 1_000_000 }, (_, key) => `"k${key}":0`).join()}}`],
  ['nineteen megabytes of one string', () => JSON.stringify({ model: MODEL, messages: 'x'.repeat(19 * 2 ** 20) })],
  [
    'keys that reach for prototypes',
    () => '{"__proto__":{"model":"x"},"constructor":{"prototype":{"a":1}},"messages":[]}',
  ],
])('P8: %s is refused or answered, and others are served', async (_name, body) => {
  const door = await faultDoor();
  const large = fetch(`${door.origin}/api/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${door.key}`, connection: 'close' },
    body: body(),
  });
  const beside = await door.ask({ stream: true });
  expect(beside.status).toBe(200);
  expect(String((await large).status)).toMatch(/^4\d\d$/);
  expect(({} as Record<string, unknown>).model).toBeUndefined();
});
