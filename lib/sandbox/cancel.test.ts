import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { testFolder } from '#db/testing';
import { shippedRows } from './catalogue.ts';
import { charge, NO_TOKENS } from './charge.ts';
import { digitsOf } from './exact.ts';
import { readCharges } from './read-charges.ts';
import type { Generation } from './record.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';
import { chunksOf, get, post, testSandbox } from './testing.ts';

const STOPS = 'openai/gpt-4o-mini';
const RUNS_ON = 'mistralai/mistral-large-2512';

/** Reads the stream until its first words, then leaves. */
async function leave(sandbox: Sandbox, body: Record<string, unknown>): Promise<string> {
  const controller = new AbortController();
  const response = await post(sandbox, { stream: true, ...body }, { signal: controller.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (!chunksOf(text).some(({ choices }) => choices[0]?.delta.content)) text += (await reader?.read())?.value ?? '';
  controller.abort();
  return response.headers.get('x-generation-id') ?? '';
}

/** Waits for what another side does, by looking often; the test's own timeout ends it. */
async function until<T>(look: () => T | null | undefined | false): Promise<T> {
  for (;;) {
    const seen = look();
    if (seen) return seen;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const ended = (sandbox: Sandbox) => until(() => sandbox.generations().find(({ ended_at }) => ended_at !== null));

function costOf({ model, prompt_tokens, completion_tokens, reasoning_tokens, created_at }: Generation): string {
  const pricing = shippedRows().find(({ id }) => id === model)?.pricing ?? {};
  const tokens = { ...NO_TOKENS, prompt: prompt_tokens, completion: completion_tokens, reasoning: reasoning_tokens };
  return digitsOf(charge(pricing, tokens, new Date(created_at)).total);
}

describe('a caller who leaves', () => {
  test('pays for what was sent, where the provider stops', async () => {
    const sandbox = await testSandbox({ speed: 20 });
    const id = await leave(sandbox, { model: STOPS, prompt: 'endless [[fault:endless]]' });
    const [running] = sandbox.generations();
    const generation = await ended(sandbox);
    expect(generation).toMatchObject({ id, cancelled: 1, finish_reason: null, native_finish_reason: null });
    expect(generation.completion_tokens).toBeGreaterThan(0);
    expect(generation.completion_tokens).toBeLessThan(running?.completion_tokens ?? 0);
    expect(generation.cost).toBe(costOf(generation));
    expect(await (await get(sandbox, `/generation?id=${id}`)).json()).toMatchObject({
      data: {
        cancelled: true,
        total_cost: Number(generation.cost),
        native_tokens_completion: generation.completion_tokens,
      },
    });
  });

  test('pays in full, where it does not', async () => {
    const sandbox = await testSandbox({ speed: 20 });
    await leave(sandbox, { model: RUNS_ON, prompt: 'Why? [[fault:stall:3]]' });
    const [running] = sandbox.generations();
    const generation = await ended(sandbox);
    expect(generation).toMatchObject({
      cancelled: 1,
      cost: running?.cost,
      completion_tokens: running?.completion_tokens,
    });
  });

  test('pays nothing when no word was sent, where the provider stops', async () => {
    const sandbox = await testSandbox({ speed: 20 });
    const controller = new AbortController();
    const response = await post(
      sandbox,
      { prompt: 'hi [[fault:slow-start:600000]]', stream: true },
      { signal: controller.signal },
    );
    expect(sandbox.generations()[0]).toMatchObject({ id: response.headers.get('x-generation-id'), ended_at: null });
    expect(sandbox.totalCharged()).not.toBe('0');
    controller.abort();
    expect(await ended(sandbox)).toMatchObject({ cancelled: 1, cost: '0', completion_tokens: 0 });
  });

  test('pays in full for an answer in one piece, whoever serves it', async () => {
    const sandbox = await testSandbox({ speed: 20 });
    const controller = new AbortController();
    const response = post(
      sandbox,
      { model: STOPS, prompt: 'hi [[fault:slow-start:600000]]' },
      { signal: controller.signal },
    );
    const running = await until(() => sandbox.generations()[0]);
    controller.abort();
    await expect(response).rejects.toThrow();
    expect(await ended(sandbox)).toMatchObject({ cancelled: 1, cost: running.cost });
    expect(running.cost).toBe(costOf(running));
  });
});

describe('a sandbox that dies', () => {
  test('has billed in full what it was sending, and says so when it is back', async () => {
    const file = join(testFolder(), 'sandbox.db');
    const first = await startSandbox({ file });
    const response = await post(first, { model: STOPS, prompt: 'hi [[fault:stall:2]]', stream: true });
    const id = response.headers.get('x-generation-id');
    const before = readCharges(file);
    await first.close();
    await expect(response.text()).rejects.toThrow();

    expect(before.generations).toMatchObject([{ id, ended_at: null }]);
    expect(before.total).toBe(costOf(before.generations[0] as Generation));
    expect(readCharges(file).total).toBe(before.total);
    const second = await testSandbox({ file });
    expect(second.totalCharged()).toBe(before.total);
    expect(await (await get(second, `/generation?id=${id}`)).json()).toMatchObject({
      data: { id, cancelled: false, finish_reason: null, total_cost: Number(before.total) },
    });
  });
});

describe('/generation', () => {
  test('knows nothing while it runs, nor for a while after, nor for another key', async () => {
    let now = 1_790_000_000_000;
    const sandbox = await testSandbox({ now: () => now, generationDelayMs: 1000 });
    const response = await post(sandbox, { stream: true });
    const id = response.headers.get('x-generation-id');
    await response.text();
    const ask = async (key?: string) => (await get(sandbox, `/generation?id=${id}`, key)).status;
    now += 999;
    expect(await ask()).toBe(404);
    now += 1;
    expect(await ask()).toBe(200);
    expect(await ask('sk-or-v1-other')).toBe(404);

    const stalled = await post(sandbox, { prompt: 'hi [[fault:stall]]', stream: true });
    now += 5000;
    expect((await get(sandbox, `/generation?id=${stalled.headers.get('x-generation-id')}`)).status).toBe(404);
    await stalled.body?.cancel();
  });

  test.each([
    ['generation-404', 404],
    ['generation-429', 429],
    ['generation-500', 500],
  ])('%s: answers so until its time is over', async (fault, status) => {
    let now = 1_790_000_000_000;
    const sandbox = await testSandbox({ now: () => now });
    const response = await post(sandbox, { prompt: `hi [[fault:${fault}:5000]]` });
    const path = `/generation?id=${response.headers.get('x-generation-id')}`;
    await response.text();
    expect((await get(sandbox, path)).status).toBe(status);
    now += 5000;
    expect((await get(sandbox, path)).status).toBe(200);
    expect(sandbox.requestCount('GET /generation')).toBe(2);
  });

  test('slow, or never', async () => {
    const sandbox = await testSandbox();
    const slow = await post(sandbox, { prompt: 'hi [[fault:generation-slow:1]]' });
    expect((await get(sandbox, `/generation?id=${slow.headers.get('x-generation-id')}`)).status).toBe(200);
    const never = await post(sandbox, { prompt: 'hi [[fault:generation-hang]]' });
    const url = `${sandbox.url}/generation?id=${never.headers.get('x-generation-id')}`;
    const asked = fetch(url, {
      headers: { authorization: `Bearer ${sandbox.apiKey}` },
      signal: AbortSignal.timeout(50),
    });
    await expect(asked).rejects.toThrow('timeout');
  });
});

test('regression: an ending that cannot be recorded, on a full disk for one, ends no process and is billed in full', async () => {
  const file = join(testFolder(), 'sandbox.db');
  const sandbox = await testSandbox({ file, speed: 50 });
  const other = new Database(file);
  other.exec("create trigger full before update on generations begin select raise(abort, 'full'); end");
  const streamed = await post(sandbox, { stream: true });
  expect(await streamed.text()).toContain('[DONE]');
  other.exec('drop trigger full');
  other.close();
  await (await post(sandbox)).text();
  const [unended, after] = sandbox.generations();
  expect(unended).toMatchObject({ ended_at: null, finish_reason: null });
  expect(Number(unended?.cost)).toBeGreaterThan(0);
  expect(after?.ended_at).not.toBeNull();
});
