import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Db } from '#db/client';
import { catalogueModels } from '#db/schema/connections';
import { testDb } from '#db/testing';
import type { Connection, Server } from '#lib/connections/connection';
import { openOutbound } from '#lib/connections/open-outbound';
import { testConnection, testLog, testUpstream } from '#lib/connections/testing';
import { openCatalogue } from './open-catalogue.ts';
import { readSnapshot } from './read-snapshot.ts';

const NOVA = {
  id: 'acme/nova',
  canonical_slug: 'acme/nova-20260801',
  pricing: { prompt: '0.000002', completion: '-1' },
};
const SANDBOX: Connection = {
  id: 'sandbox',
  kind: 'sandbox',
  name: 'Sandbox',
  baseUrl: 'http://127.0.0.1:1',
  apiKey: '',
};

type Upstream = { status?: number; body: string; hits: number; wait?: Promise<void>; onHit?: () => void };

/** A catalogue over an upstream whose `/models` answers as told; `settled` waits for the fetch that its opening began. */
async function open(rows: unknown[] | string, db: Db = testDb(), initial?: Connection) {
  const upstream: Upstream = { body: typeof rows === 'string' ? rows : JSON.stringify({ data: rows }), hits: 0 };
  const { origin } = await testUpstream(async (_, response) => {
    upstream.hits += 1;
    upstream.onHit?.();
    const { body, status = 200 } = upstream;
    await upstream.wait;
    response.writeHead(status).end(body);
  });
  const outbound = openOutbound([origin]);
  let current = initial ?? testConnection(origin);
  let servers: readonly Server[] = [];
  const listeners = new Set<() => void>();
  const log = testLog();
  const connections = {
    current: () => current,
    servers: () => servers,
    onChange: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    request: outbound.request,
  };
  const catalogue = openCatalogue({ db, log, connections });
  onTestFinished(async () => {
    catalogue.close();
    await outbound.close();
  });
  const settled = () => catalogue.sync().catch(() => {});
  const connect = (connection: Connection) => {
    current = connection;
    for (const listener of listeners) listener();
  };
  const serve = (added: readonly Server[]) => {
    servers = added;
    for (const listener of listeners) listener();
  };
  return { catalogue, upstream, log, db, origin, settled, connect, serve, listeners };
}

describe('before anything was fetched', () => {
  it('shows the list that ships, with its age', async () => {
    const { catalogue } = await open('not json');
    const snapshot = readSnapshot();
    expect(catalogue.list()).toEqual(snapshot.models);
    expect([catalogue.source(), catalogue.fetchedAt()]).toEqual(['snapshot', snapshot.fetchedAt]);
    expect(catalogue.find('openai/gpt-4o:floor')?.id).toBe('openai/gpt-4o');
    expect(catalogue.find('acme/nova')).toBeNull();
  });

  it('with the sandbox, asks nobody: it charges by the list that ships', async () => {
    const { catalogue, upstream } = await open([NOVA], testDb(), SANDBOX);
    await catalogue.sync();
    expect([catalogue.source(), upstream.hits]).toEqual(['snapshot', 0]);
  });
});

describe('fetching', () => {
  it('begins when it opens, replaces the whole list, and keeps prices as they came', async () => {
    const before = Date.now();
    const { catalogue, settled } = await open([NOVA, { id: 'acme/other' }]);
    await settled();
    expect(catalogue.list().map(({ id }) => id)).toEqual(['acme/nova', 'acme/other']);
    expect(catalogue.source()).toBe('synced');
    expect(catalogue.fetchedAt()).toBeGreaterThanOrEqual(before);
    expect(catalogue.find('acme/nova')?.pricing).toEqual({ prompt: '0.000002', completion: '-1' });
    expect(catalogue.find('acme/nova-20260801:online')?.id).toBe('acme/nova');
    expect(catalogue.find('openai/gpt-4o')).toBeNull();
  });

  it('drops bad rows, says how many, and keeps the rest', async () => {
    const { catalogue, settled, log } = await open([null, NOVA, { id: 7 }, 'x']);
    await settled();
    expect(catalogue.list()).toHaveLength(1);
    expect(log.lines.join()).toContain('"rows":4,"models":1');
  });

  it('asks once for all who ask at the same time', async () => {
    const { catalogue, upstream, settled } = await open([NOVA]);
    await settled();
    upstream.hits = 0;
    await Promise.all([catalogue.sync(), catalogue.sync(), catalogue.sync()]);
    expect(upstream.hits).toBe(1);
  });

  it.each([
    ['no rows', 200, '{"data":[]}', 'bad_upstream_response'],
    ['no valid row', 200, '{"data":[{"id":"x"},null]}', 'bad_upstream_response'],
    ['another shape', 200, '[]', 'bad_upstream_response'],
    ['HTML', 200, '<html>', 'bad_upstream_response'],
    ['an error inside a 200', 200, '{"error":{"code":500,"message":"oops"}}', 'upstream_failed'],
    ['503', 503, '{"error":{"code":503,"message":"down"}}', 'upstream_failed'],
    [
      '401',
      401,
      '{"error":{"code":401,"message":"No auth credentials found sk-or-v1-test"}}',
      'upstream_credentials_invalid',
    ],
  ])('after %s keeps the last good copy and its age', async (_, status, body, code) => {
    const { catalogue, upstream, settled } = await open([NOVA]);
    await settled();
    const fetchedAt = catalogue.fetchedAt();
    Object.assign(upstream, { status, body });
    const failed = catalogue.sync();
    await expect(failed).rejects.toMatchObject({ code });
    await expect(failed).rejects.not.toThrow('sk-or-v1-test');
    expect(catalogue.list().map(({ id }) => id)).toEqual(['acme/nova']);
    expect([catalogue.source(), catalogue.fetchedAt()]).toEqual(['synced', fetchedAt]);
  });
});

describe('the last good copy', () => {
  it('is there after a restart, without asking again within the hour', async () => {
    const first = await open([NOVA]);
    await first.settled();
    const second = await open('down', first.db);
    expect(second.catalogue.list()).toEqual(first.catalogue.list());
    expect([second.catalogue.source(), second.catalogue.fetchedAt()]).toEqual(['synced', first.catalogue.fetchedAt()]);
    expect(second.upstream.hits).toBe(0);
  });

  it('is shown when it is old, while a new one is asked for', async () => {
    const first = await open([NOVA]);
    await first.settled();
    first.db.orm.update(catalogueModels).set({ fetchedAt: 1_000 }).run();
    const second = await open([NOVA, { id: 'acme/new' }], first.db);
    expect([second.catalogue.list().length, second.catalogue.fetchedAt()]).toEqual([1, 1_000]);
    await second.settled();
    expect(second.catalogue.list()).toHaveLength(2);
  });

  it('is replaced whole, so that models which are gone go', async () => {
    const { catalogue, upstream, db, settled } = await open([NOVA, { id: 'acme/gone' }]);
    await settled();
    upstream.body = JSON.stringify({ data: Array.from({ length: 1200 }, (_, n) => ({ id: `acme/n-${n}` })) });
    await catalogue.sync();
    const stored = db.orm.select({ id: catalogueModels.id }).from(catalogueModels).all();
    expect(stored.map(({ id }) => id)).toEqual(catalogue.list().map(({ id }) => id));
    expect(stored).toHaveLength(1200);
  });
});

describe('as time goes by', () => {
  const MINUTE_MS = 60_000;

  /** A catalogue that has just been fetched, its clock in our hand. */
  async function openWithClock() {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.parse('2026-11-23T12:00:00Z') });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const opened = await open([NOVA]);
    await opened.settled();
    opened.upstream.hits = 0;
    const nextHit = () =>
      new Promise<void>((resolve) => {
        opened.upstream.onHit = resolve;
      });
    return { ...opened, nextHit };
  }

  it('the list is fetched again when it is an hour old, and not before', async () => {
    const { upstream, nextHit } = await openWithClock();
    vi.advanceTimersByTime(59 * MINUTE_MS);
    const hit = nextHit();
    expect(upstream.hits).toBe(0);
    vi.advanceTimersByTime(2 * MINUTE_MS);
    await hit;
    expect(upstream.hits).toBe(1);
  });

  it('a fetch that failed is tried again soon', async () => {
    const { upstream, nextHit, settled, catalogue } = await openWithClock();
    upstream.status = 503;
    for (const wait of [60, 5, 5]) {
      const hit = nextHit();
      vi.advanceTimersByTime(wait * MINUTE_MS);
      await hit;
      await settled();
    }
    expect(catalogue.list()).toHaveLength(1);
  });

  it('a clock that was set back does not stop it', async () => {
    const { nextHit } = await openWithClock();
    const hit = nextHit();
    vi.setSystemTime(Date.parse('2026-11-22T12:00:00Z'));
    vi.advanceTimersByTime(5 * MINUTE_MS);
    await hit;
  });
});

describe('when the connection changes', () => {
  it('asks the new one, even while the old one is still being asked, whose answer counts no more', async () => {
    const { catalogue, upstream, db, settled, connect, origin } = await open([NOVA]);
    await settled();
    const held = Promise.withResolvers<void>();
    upstream.wait = held.promise;
    const old = catalogue.sync();
    connect({ ...testConnection(origin), id: 'second' });
    upstream.body = '{"data":[{"id":"acme/second"}]}';
    held.resolve();
    await old;
    await settled();
    expect(catalogue.list().map(({ id }) => id)).toEqual(['acme/second']);
    const stored = db.orm.select({ connectionId: catalogueModels.connectionId }).from(catalogueModels).all();
    expect(stored).toEqual([{ connectionId: 'second' }]);
  });

  it('goes back to the list that ships with the sandbox, and to the copy with a key again', async () => {
    const { catalogue, settled, connect, origin } = await open([NOVA]);
    await settled();
    connect(SANDBOX);
    expect(catalogue.source()).toBe('snapshot');
    connect(testConnection(origin));
    expect(catalogue.list().map(({ id }) => id)).toEqual(['acme/nova']);
    await settled();
  });
});

it('closed, it listens and writes no more', async () => {
  const { catalogue, upstream, db, listeners } = await open([NOVA]);
  const under = catalogue.sync();
  catalogue.close();
  await under;
  expect(listeners.size).toBe(0);
  expect(db.orm.select().from(catalogueModels).all()).toEqual([]);
  expect(upstream.hits).toBe(1);
});

describe('the models of servers', () => {
  const OLLAMA: Server = {
    connection: { id: 'c-1', kind: 'compatible', name: 'Ollama', baseUrl: 'http://127.0.0.1:1/v1', apiKey: '' },
    source: 'saved',
    invalidSince: null,
    isShut: false,
    lastError: null,
    account: null,
    slug: 'local',
    fetchedAt: 1,
    models: [
      { name: 'llama3.1:8b', contextLength: 8192, promptPrice: '0', completionPrice: '0' },
      { name: 'meta-llama/Llama-3.1-8B', contextLength: null, promptPrice: '0.000001', completionPrice: null },
    ],
  };

  it('stand after OpenRouter’s under their prefix, priced as told, through its next sync too', async () => {
    const { catalogue, serve, settled, upstream } = await open([NOVA]);
    await settled();
    const hits = upstream.hits;
    serve([OLLAMA]);
    expect(upstream.hits).toBe(hits);
    expect(catalogue.list().map(({ id }) => id)).toEqual([
      'acme/nova',
      'local/llama3.1:8b',
      'local/meta-llama/Llama-3.1-8B',
    ]);
    expect(catalogue.find('local/llama3.1:8b')).toMatchObject({
      author: 'local',
      contextLength: 8192,
      pricing: { prompt: '0', completion: '0' },
      served: { connectionId: 'c-1', name: 'llama3.1:8b' },
    });
    expect(catalogue.find('local/meta-llama/Llama-3.1-8B')?.pricing).toEqual({ prompt: '0.000001' });
    await catalogue.sync();
    expect(catalogue.list()).toHaveLength(3);
    serve([]);
    expect(catalogue.find('local/llama3.1:8b')).toBeNull();
  });
});
