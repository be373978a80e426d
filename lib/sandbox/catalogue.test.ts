import { describe, expect, test } from 'vitest';
import { openCatalogue, shippedRows } from './catalogue.ts';
import { allProviders, providersOf } from './providers.ts';
import { totalOf } from './record.ts';
import { digitsIn, get, post, testSandbox } from './testing.ts';
import type { WireModel } from './wire-model.ts';

const priced = { prompt: '0.1', completion: '0.2' };
const row = (id: string, more: Partial<WireModel> = {}): WireModel => ({ id, name: id, pricing: priced, ...more });

describe('the catalogue', () => {
  test('finds by id and canonical slug; the id of one row wins over the slug of another', () => {
    const catalogue = openCatalogue([
      row('a/x', { canonical_slug: 'a/y' }),
      row('a/y', { canonical_slug: 'a/y-2026' }),
    ]);
    expect(catalogue.find('a/y')?.id).toBe('a/y');
    expect(catalogue.find('a/y-2026')?.id).toBe('a/y');
    expect(catalogue.find('a/y:nitro')?.id).toBe('a/y');
    expect(catalogue.find('a/y:free')).toBeNull();
  });

  test('an alias serves its named target, else the newest of its family, rows of its own price first', () => {
    const rows = [row('a/big-2'), row('a/big-10'), row('a/big-9:free'), row('b/big-11'), row('~a/big-latest')];
    expect(openCatalogue(rows).serve('~a/big-latest')?.id).toBe('a/big-10');
    const dearer = [...rows, row('a/big-12', { pricing: { prompt: '9', completion: '9' } })];
    expect(openCatalogue(dearer).serve('~a/big-latest')?.id).toBe('a/big-10');
    const named = row('~a/big-latest', { alias_target: { slug: 'a/big-2' } });
    expect(openCatalogue([...dearer, named]).serve('~a/big-latest')?.id).toBe('a/big-2');
    expect(openCatalogue([row('~c/none-latest')]).serve('~c/none-latest')).toBeNull();
  });

  test('a router or a row with a sentinel for its price is answered by a priced one', () => {
    const rows = [
      row('openrouter/auto', { pricing: { prompt: '-1', completion: '-1' } }),
      row('a/x'),
      row('a/x:free'),
      row('openrouter/free'),
    ];
    expect(openCatalogue(rows).serve('openrouter/auto')?.id).toBe('a/x');
    expect(openCatalogue(rows).serve('openrouter/free')?.id).toBe('a/x:free');
  });

  test('every row that ships can be served, by somebody', () => {
    const catalogue = openCatalogue(shippedRows());
    for (const { id } of catalogue.rows) {
      const served = catalogue.serve(id);
      expect(served, id).not.toBeNull();
      expect(served?.id.startsWith('~')).toBe(false);
      expect(providersOf(id)[0].name).not.toBe('');
    }
  });
});

describe('GET /models', () => {
  test('all of it without a key, in the wire’s shape', async () => {
    const { url } = await testSandbox();
    const { data, total_count, links } = await (await fetch(`${url}/models`)).json();
    expect(data).toHaveLength(shippedRows().length);
    expect({ total_count, links }).toEqual({ total_count: data.length, links: { next: null } });
    for (const model of data) {
      expect(model).toMatchObject({
        id: expect.stringContaining('/'),
        canonical_slug: expect.any(String),
        name: expect.any(String),
        created: expect.any(Number),
        architecture: { input_modalities: expect.any(Array), output_modalities: expect.any(Array) },
        pricing: { prompt: expect.stringMatching(/^[\d.]+$/), completion: expect.stringMatching(/^[\d.]+$/) },
        supported_parameters: expect.any(Array),
        per_request_limits: null,
      });
    }
  });

  test('page by page, each row once', async () => {
    const { url } = await testSandbox();
    const seen: string[] = [];
    for (let next: string | null = '/api/v1/models?limit=100'; next; ) {
      const page = await (await fetch(new URL(next, url))).json();
      seen.push(...page.data.map(({ id }: WireModel) => id));
      next = page.links.next;
    }
    expect(seen).toEqual(shippedRows().map(({ id }) => id));
  });

  test('filtered by words, parameters and modalities', async () => {
    const sandbox = await testSandbox({
      catalogue: [
        row('a/chat', {
          supported_parameters: ['tools'],
          architecture: { output_modalities: ['text'], input_modalities: ['text', 'image'] },
        }),
        row('a/plain', {
          supported_parameters: [],
          architecture: { output_modalities: ['text'], input_modalities: ['text'] },
        }),
        row('a/paint', { architecture: { output_modalities: ['image'] } }),
      ],
    });
    const ids = async (query: string) =>
      (await (await get(sandbox, `/models?${query}`)).json()).data.map(({ id }: WireModel) => id);
    expect(await ids('')).toEqual(['a/chat', 'a/plain']);
    expect(await ids('output_modalities=image')).toEqual(['a/paint']);
    expect(await ids('output_modalities=all')).toEqual(['a/chat', 'a/plain', 'a/paint']);
    expect(await ids('supported_parameters=tools')).toEqual(['a/chat']);
    expect(await ids('input_modalities=image')).toEqual(['a/chat']);
    expect(await ids('q=PLA a/')).toEqual(['a/plain']);
    expect(await ids('offset=1')).toEqual(['a/plain']);
    for (const bad of ['limit=0', 'limit=1001', 'limit=x', 'offset=-1'])
      expect((await get(sandbox, `/models?${bad}`)).status).toBe(400);
  });
});

test('GET /models/{author}/{slug}/endpoints names who serves a model, at its price', async () => {
  const sandbox = await testSandbox();
  const { data } = await (await get(sandbox, '/models/openai/gpt-4o-mini/endpoints')).json();
  expect(data.endpoints).toMatchObject([
    { provider_name: 'OpenAI', tag: 'openai', status: 0, pricing: { prompt: '0.00000015' } },
    { provider_name: 'Azure', tag: 'azure' },
  ]);
  expect((await get(sandbox, '/models/~anthropic/claude-opus-latest/endpoints')).status).toBe(200);
  expect((await get(sandbox, '/models/no/such/endpoints')).status).toBe(404);
});

test('GET /providers lists each once, with the slug that requests use', async () => {
  const { data } = await (await get(await testSandbox(), '/providers')).json();
  expect(data).toContainEqual(expect.objectContaining({ name: 'Anthropic', slug: 'anthropic' }));
  expect(new Set(data.map(({ slug }: { slug: string }) => slug)).size).toBe(allProviders().length);
});

test('GET /key adds up the days, the week from Monday and the month, for that key alone', async () => {
  let now = Date.UTC(2026, 5, 30, 12);
  const sandbox = await testSandbox({
    now: () => now,
    catalogue: [row('a/x', { pricing: { prompt: '0', completion: '0', request: '0.01' } })],
  });
  const spend = async (at: number, apiKey = sandbox.apiKey) => {
    now = at;
    const response = await fetch(`${sandbox.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ model: 'a/x', messages: [{ role: 'user', content: 'hi' }] }),
    });
    await response.text();
  };
  await spend(Date.UTC(2026, 4, 31, 23, 59));
  await spend(Date.UTC(2026, 5, 28, 23, 59));
  await spend(Date.UTC(2026, 5, 29, 0));
  await spend(Date.UTC(2026, 5, 30, 0));
  await spend(Date.UTC(2026, 5, 30, 1), 'sk-or-v1-another');
  expect(await (await get(sandbox, '/key')).json()).toMatchObject({
    data: {
      usage: 0.04,
      usage_daily: 0.01,
      usage_weekly: 0.02,
      usage_monthly: 0.03,
      limit: null,
      limit_remaining: null,
      is_management_key: false,
    },
  });
});

test('GET /activity groups completed days, for a management key', async () => {
  let now = Date.UTC(2026, 5, 1, 12);
  const sandbox = await testSandbox({ now: () => now });
  for (const prompt of ['hi', 'hello']) await (await post(sandbox, { prompt })).text();
  const path = (query = '') => get(sandbox, `/activity${query}`, 'sk-or-management-1');
  expect(await (await path()).json()).toEqual({ data: [] });
  now += 86_400_000;
  await (await post(sandbox, {})).text();
  const [first, second] = sandbox.generations();
  const text = await (await path('?date=2026-06-01')).text();
  expect(JSON.parse(text).data).toMatchObject([
    {
      date: '2026-06-01',
      provider_name: 'OpenAI',
      requests: 2,
      completion_tokens: (first?.completion_tokens ?? 0) + (second?.completion_tokens ?? 0),
    },
  ]);
  expect(digitsIn(text, 'usage')).toBe(totalOf(sandbox.generations().slice(0, 2)));
  expect(await (await path('?date=2026-05-31')).json()).toEqual({ data: [] });
  expect((await path('?date=yesterday')).status).toBe(400);
  expect((await get(sandbox, '/activity')).status).toBe(403);
});
