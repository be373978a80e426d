import { describe, expect, it } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import { writeCalls } from '#lib/spend/testing';
import { HELLO, MODEL, testDoor } from './testing.ts';

type Body = {
  data: Record<string, unknown> & Record<string, unknown>[];
  error?: { message: string };
  key?: string;
  total_count?: number;
  links?: { next: string | null };
};
const json = async (response: Response) => (await response.json()) as Body;

describe('models', () => {
  it('are the catalogue in OpenRouter’s shape, filtered, ordered and in pages', async () => {
    const { app, ask } = await testDoor();
    const ids = async (query: string) => (await json(await ask(`/models${query}`))).data.map(({ id }) => id as string);
    const all = await json(await ask('/models'));
    expect(all.total_count).toBe(app.catalogue.list().length);
    expect(all.data.find(({ id }) => id === MODEL)).toMatchObject({
      canonical_slug: expect.any(String),
      pricing: { prompt: expect.stringMatching(/^[\d.]+$/) },
      architecture: { input_modalities: expect.arrayContaining(['text']) },
      links: { details: `/api/v1/models/${MODEL}/endpoints` },
    });
    expect(await ids('?q=gpt-4o%20mini')).toContain(MODEL);
    for (const id of await ids('?supported_parameters=tools,reasoning&q=openai'))
      expect(app.catalogue.find(id)?.supportedParameters).toContain('reasoning');
    const cheapest = await json(await ask('/models?sort=pricing-low-to-high&q=anthropic&limit=2'));
    const dearest = await json(await ask('/models?sort=pricing-high-to-low&q=anthropic&limit=2'));
    const price = ({ data: [first] }: Body) => Number((first as { pricing: { prompt: string } }).pricing.prompt);
    expect(price(cheapest)).toBeLessThan(price(dearest));
    expect(cheapest.links?.next).toBe('/api/v1/models?sort=pricing-low-to-high&q=anthropic&limit=2&offset=2');
    expect((await json(await ask('/models/count?q=anthropic'))).data).toEqual({ count: cheapest.total_count });
  });

  it('a filter that makes no sense is named', async () => {
    const { ask } = await testDoor();
    for (const [query, param] of [
      ['limit=0', 'limit'],
      ['sort=best', 'sort'],
      ['nonsense=1', 'nonsense'],
    ]) {
      const response = await ask(`/models?${query}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { param } });
    }
  });

  it('their endpoints are the upstream’s own word', async () => {
    const { ask, sandbox } = await testDoor();
    const body = await json(await ask(`/models/${MODEL}/endpoints`));
    expect(body.data).toMatchObject({
      id: MODEL,
      endpoints: expect.arrayContaining([expect.objectContaining({ provider_name: 'Azure' })]),
    });
    expect((await ask('/models/acme/none/endpoints')).status).toBe(404);
    expect((await ask('/models/%2E%2E%2Fkey/x/endpoints')).status).toBe(404);
    expect(sandbox.requestCount('GET /models/{author}/{slug}/endpoints')).toBe(2);
  });
});

describe('generation', () => {
  it('is the ledger’s own record, by either id, for the key that called and no other', async () => {
    const { ask, issue, sandbox } = await testDoor();
    const response = await ask('/chat/completions', { body: HELLO });
    const [generation] = sandbox.generations();
    const callId = response.headers.get('x-parallax-call-id');
    const other = await issue();
    const find = (id: string | null | undefined, headers = {}) => ask(`/generation?id=${id}`, { headers });
    await expect.poll(async () => (await find(callId)).status).toBe(200);
    for (const id of [callId, generation?.id]) {
      expect((await json(await find(id))).data).toMatchObject({
        id: generation?.id,
        model: MODEL,
        is_byok: false,
        total_cost: Number(generation?.cost),
        tokens_prompt: generation?.prompt_tokens,
        streamed: false,
      });
    }
    expect((await find(callId, { authorization: `Bearer ${other.key}` })).status).toBe(404);
    expect((await ask('/generation')).status).toBe(400);
  });

  it('is not known before its cost is', async () => {
    const { app, ask, keyId } = await testDoor();
    writeCalls(app.db, [{ id: 'u1', keyId, state: 'unsettled', costNano: null, costSource: null }]);
    expect((await ask('/generation?id=u1')).status).toBe(404);
  });
});

describe('the key that asks', () => {
  it('is told its limit and what it spent, never its text', async () => {
    const { app, ask, key, keyId } = await testDoor();
    addBudget(app.db, { scope: 'key', scopeId: keyId, limitNano: 5_000_000_000, period: 'month' });
    addBudget(app.db, { scope: 'key', scopeId: keyId, limitNano: 1_000_000_000, period: 'day', isBlocking: false });
    writeCalls(app.db, [
      { keyId, openedAt: Date.now(), costNano: 1 },
      { keyId, openedAt: Date.UTC(2020, 0, 1), costNano: 9_000_000_000 },
      { keyId: 'other', openedAt: Date.now(), costNano: 7 },
    ]);
    const text = await (await ask('/key')).text();
    expect(text).not.toContain(key);
    expect(text).toContain('"usage_daily":0.000000001,');
    expect(JSON.parse(text)).toMatchObject({
      data: {
        label: `plx-…${key.slice(-4)}`,
        limit: 5,
        limit_remaining: 5,
        limit_reset: 'monthly',
        usage: 9.000000001,
        is_management_key: false,
        creator_user_id: 'ada',
      },
    });
  });
});

describe('a management key', () => {
  const testManaging = async () => {
    const door = await testDoor();
    const managing = await door.issue({ isManagement: true });
    const headers = { authorization: `Bearer ${managing.key}` };
    return { ...door, managing, as: (path: string, init: object = {}) => door.ask(path, { ...init, headers }) };
  };

  it('is the only one that sees credits, activity and keys', async () => {
    const { ask } = await testManaging();
    for (const path of ['/credits', '/activity', '/keys', '/keys/x'])
      expect([path, (await ask(path)).status]).toEqual([path, 403]);
    for (const method of ['PATCH', 'DELETE']) expect((await ask('/keys/x', { method, body: {} })).status).toBe(403);
  });

  it('makes, lists, limits, disables and ends keys', async () => {
    const { ask, as, sandbox } = await testManaging();
    const made = await as('/keys', {
      body: { name: 'CI', limit: 0.05, limit_reset: 'weekly', expires_at: '2099-01-01T00:00:00Z' },
    });
    expect(made.status).toBe(201);
    const { data, key } = await json(made);
    expect(data).toMatchObject({
      name: 'CI',
      label: `plx-…${key?.slice(-4)}`,
      disabled: false,
      limit: 0.05,
      limit_remaining: 0.05,
      limit_reset: 'weekly',
      usage: 0,
      expires_at: '2099-01-01T00:00:00.000Z',
    });
    const hash = data.hash as unknown as string;
    const call = async () =>
      (await ask('/chat/completions', { body: HELLO, headers: { authorization: `Bearer ${key}` } })).status;
    expect(await call()).toBe(200);
    await expect
      .poll(async () => Number((await json(await as(`/keys/${hash}`))).data.usage))
      .toBeCloseTo(Number(sandbox.totalCharged()), 9);

    expect(
      (await json(await as(`/keys/${hash}`, { method: 'PATCH', body: { name: 'CI 2', limit: 0 } }))).data,
    ).toMatchObject({ name: 'CI 2', limit: 0, limit_reset: 'weekly' });
    expect(await call()).toBe(402);
    expect((await json(await as(`/keys/${hash}`, { method: 'PATCH', body: { limit: null } }))).data).toMatchObject({
      limit: null,
    });
    expect(await call()).toBe(200);
    await as(`/keys/${hash}`, { method: 'PATCH', body: { disabled: true } });
    expect(await call()).toBe(401);
    const listed = async (query = '') => (await json(await as(`/keys${query}`))).data.map(({ name }) => name);
    expect(await listed()).not.toContain('CI 2');
    expect(await listed('?include_disabled=true')).toContain('CI 2');
    expect(await (await as(`/keys/${hash}`, { method: 'DELETE' })).json()).toEqual({ deleted: true });
    expect((await as(`/keys/${hash}`)).status).toBe(404);
  });

  it('is told which field is wrong', async () => {
    const { as } = await testManaging();
    for (const [body, param] of [
      [{}, 'name'],
      [{ name: 'x', limit: -1 }, 'limit'],
      [{ name: 'x', isManagement: true }, 'isManagement'],
      [{ name: 'x', expires_at: '2001-01-01T00:00:00Z' }, 'expiresAt'],
    ] as const) {
      const response = await as('/keys', { body });
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ error: { param } });
    }
  });

  it('reads what the team spent and what is left, and the completed days by model', async () => {
    const { app, as } = await testManaging();
    const day = 86_400_000;
    const yesterday = Math.floor(Date.now() / day) * day - day / 2;
    writeCalls(app.db, [
      { openedAt: yesterday, costNano: 100_000_000, keyId: 'k1' },
      { openedAt: yesterday, costNano: 200_000_000, servedModel: 'a/b' },
      { openedAt: yesterday, costNano: 300_000_000, servedModel: 'a/b' },
      { openedAt: yesterday - 40 * day, costNano: 400_000_000 },
      { openedAt: Date.now(), costNano: 500_000_000 },
    ]);
    expect((await json(await as('/credits'))).data).toEqual({
      total_credits: 9_000_001.5,
      total_usage: 1.5,
      is_limited: false,
    });
    addBudget(app.db, { limitNano: 2_000_000_000 });
    expect((await json(await as('/credits'))).data).toEqual({
      total_credits: 3.5,
      total_usage: 1.5,
      is_limited: true,
    });

    const date = new Date(yesterday).toISOString().slice(0, 10);
    const { data } = await json(await as('/activity'));
    expect(data).toMatchObject([
      { date, model: 'a/b', usage: 0.5, requests: 2, prompt_tokens: 200, provider_name: 'OpenAI' },
      { date, model: 'openai/gpt-4o', usage: 0.1, requests: 1 },
    ]);
    expect((await json(await as('/activity?api_key_hash=k1'))).data).toHaveLength(1);
    expect((await json(await as('/activity?date=2001-01-01'))).data).toEqual([]);
    expect((await as('/activity?date=yesterday')).status).toBe(400);
  });
});
