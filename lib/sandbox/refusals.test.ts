import { describe, expect, test } from 'vitest';
import { get, MODEL, post, testSandbox } from './testing.ts';

describe('keys', () => {
  test.each([
    [undefined, 'No auth credentials found'],
    ['Bearer ', 'No auth credentials found'],
    ['Bearer sk-other', 'User not found.'],
    ['Bearer sk-or-v1-revoked', 'User not found.'],
  ])('%s is refused', async (authorization, message) => {
    const { url } = await testSandbox();
    const response = await fetch(`${url}/key`, { headers: authorization === undefined ? {} : { authorization } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 401, message } });
  });

  test('a management key reads credits and calls no models; another key the other way round', async () => {
    const sandbox = await testSandbox();
    const manager = { ...sandbox, apiKey: 'sk-or-management-1' };
    expect((await post(manager)).status).toBe(403);
    await (await post(sandbox)).text();
    expect((await get(sandbox, '/credits')).status).toBe(403);
    expect(await (await get(manager, '/credits')).text()).toContain(`"total_usage":${sandbox.totalCharged()}`);
  });

  test('a key with a limit is refused what it could not pay for, and told what it can', async () => {
    const sandbox = await testSandbox();
    const limited = { ...sandbox, apiKey: 'sk-or-v1-limit-0.001' };
    const refused = await post(limited, { max_tokens: 5000 });
    expect(refused.status).toBe(402);
    expect(await refused.json()).toMatchObject({
      error: {
        message: expect.stringContaining('but can only afford 1666'),
        metadata: { limit_source: 'openrouter_key_limit' },
      },
    });
    expect((await post(limited, { max_tokens: 1000 })).status).toBe(200);
    const key = await (await get(limited, '/key')).json();
    expect(key).toMatchObject({ data: { limit: 0.001, usage: Number(sandbox.totalCharged()) } });
    expect(sandbox.generations()).toHaveLength(1);
  });
});

describe('requests', () => {
  test.each([
    ['no messages', { messages: [] }, 'messages: Invalid input'],
    ['no body to speak of', { messages: 'hello' }, 'messages: Invalid input'],
    ['four models', { models: [MODEL, MODEL, MODEL, MODEL] }, "'models' array must have 3 items or fewer."],
    ['an unknown provider key', { provider: { sorting: 'price' } }, 'provider: Invalid input'],
    ['a bad sort', { provider: { sort: 'cheapest' } }, 'provider.sort: Invalid input'],
    ['a made-up route', { route: 'lowest-cost' }, 'route: Invalid input'],
    ['no tokens', { max_tokens: 0 }, 'max_tokens: Invalid input'],
    ['a hot temperature', { temperature: 3 }, 'temperature: Invalid input'],
  ])('%s: 400', async (_, body, message) => {
    const sandbox = await testSandbox();
    const response = await post(sandbox, body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { code: 400, message, metadata: { error_type: 'invalid_request' } },
    });
    expect(sandbox.generations()).toEqual([]);
  });

  test('what is no JSON: 400; an unknown path: 404', async () => {
    const { url, apiKey } = await testSandbox();
    const headers = { authorization: `Bearer ${apiKey}` };
    expect((await fetch(`${url}/chat/completions`, { method: 'POST', headers, body: '{' })).status).toBe(400);
    expect((await fetch(`${url}/nothing`, { headers })).status).toBe(404);
    expect((await fetch(url.replace('/api/v1', '/models'))).status).toBe(404);
  });

  test('an unknown model says so in `availability`, in a list of fallbacks too', async () => {
    const sandbox = await testSandbox();
    for (const body of [{ model: 'no/such' }, { models: ['no/such'] }]) {
      const response = await post(sandbox, body);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: {
          message: 'no/such is not a valid model ID',
          availability: { code: 'model_not_found', retryable: false },
        },
      });
    }
  });

  test('a prompt longer than the context', async () => {
    const catalogue = [{ id: 'a/b', name: 'B', context_length: 10, pricing: { prompt: '0', completion: '0' } }];
    const response = await post(await testSandbox({ catalogue }), { model: 'a/b', prompt: 'x'.repeat(41) });
    expect(await response.json()).toMatchObject({
      error: { code: 400, metadata: { error_type: 'context_length_exceeded' } },
    });
  });

  test('what no endpoint offers: 404', async () => {
    const catalogue = [
      {
        id: 'a/b',
        name: 'B',
        pricing: { prompt: '0.000002', completion: '0' },
        supported_parameters: ['max_tokens'],
        architecture: { input_modalities: ['text'] },
      },
    ];
    const sandbox = await testSandbox({ catalogue });
    const image = [{ role: 'user', content: [{ type: 'image_url', image_url: { url: 'data:,' } }] }];
    const tool = { type: 'function', function: { name: 'f' } };
    for (const body of [
      { tools: [tool] },
      { messages: image },
      { provider: { max_price: { prompt: 1 } } },
      { provider: { only: ['nobody'] } },
    ]) {
      const response = await post(sandbox, { model: 'a/b', ...body });
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ error: { availability: { code: 'constraint_filtered' } } });
    }
    expect((await post(sandbox, { model: 'a/b', provider: { max_price: { prompt: '2' } } })).status).toBe(200);
  });
});

describe('free models', () => {
  const free = { id: 'a/b:free', name: 'B', pricing: { prompt: '0', completion: '0' } };

  test('twenty a minute, fifty a day, the reset in epoch milliseconds and no Retry-After', async () => {
    let now = Date.UTC(2026, 5, 1, 12, 0, 30);
    const sandbox = await testSandbox({ catalogue: [free], now: () => now });
    const call = async () => (await post(sandbox, { model: free.id })).status;
    const minute = async (count: number) => {
      for (let at = 0; at < count; at += 1) expect(await call()).toBe(200);
      now += 60_000;
    };
    for (let at = 0; at < 20; at += 1) await call();
    const refused = await post(sandbox, { model: free.id });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-ratelimit-reset')).toBe(String(Date.UTC(2026, 5, 1, 12, 1)));
    expect(refused.headers.get('retry-after')).toBeNull();

    now += 60_000;
    await minute(20);
    await minute(10);
    const daily = await post(sandbox, { model: free.id });
    expect(await daily.json()).toMatchObject({
      error: {
        metadata: {
          limit_source: 'openrouter_free_tier_daily',
          headers: { 'X-RateLimit-Reset': String(Date.UTC(2026, 5, 2)) },
        },
      },
    });
    now = Date.UTC(2026, 5, 2);
    expect(await call()).toBe(200);
  });
});

describe('which model answers', () => {
  const answerer = async (sandbox: Awaited<ReturnType<typeof testSandbox>>, body: Record<string, unknown>) => {
    const answer = await (await post(sandbox, body)).json();
    return [answer.model, answer.provider];
  };

  test.each([':nitro', ':floor', ':exacto', ':online', ':online:floor'])(
    'the suffix %s is not part of the name',
    async (suffix) => {
      expect(await answerer(await testSandbox(), { model: MODEL + suffix })).toEqual([MODEL, 'OpenAI']);
    },
  );

  test('an alias is answered by the row of its own price, newest first', async () => {
    expect(await answerer(await testSandbox(), { model: '~anthropic/claude-opus-latest' })).toEqual([
      'anthropic/claude-opus-5.5',
      'Anthropic',
    ]);
  });

  test('a provider is chosen by order, only and ignore', async () => {
    const sandbox = await testSandbox();
    expect(await answerer(sandbox, { provider: { order: ['azure/eu', 'openai'] } })).toEqual([MODEL, 'Azure']);
    expect(await answerer(sandbox, { provider: { only: ['azure'] } })).toEqual([MODEL, 'Azure']);
    expect(await answerer(sandbox, { provider: { ignore: ['OpenAI'] } })).toEqual([MODEL, 'Azure']);
    expect(await answerer(sandbox, { provider: { order: ['nobody'] } })).toEqual([MODEL, 'OpenAI']);
    expect((await post(sandbox, { provider: { order: ['nobody'], allow_fallbacks: false } })).status).toBe(404);
  });

  test('the next of the list answers when the first is down, and nobody when all are', async () => {
    const sandbox = await testSandbox();
    const models = ['anthropic/claude-haiku-4.5', 'x-ai/grok-4.7'];
    expect(await answerer(sandbox, { models, prompt: 'hi [[fault:down]]' })).toEqual([
      'anthropic/claude-haiku-4.5',
      'Anthropic',
    ]);
    expect(await answerer(sandbox, { models, prompt: 'hi [[fault:down:2]]' })).toEqual(['x-ai/grok-4.7', 'xAI']);
    expect(sandbox.generations().map(({ requested_model }) => requested_model)).toEqual(models);
    const none = await post(sandbox, { prompt: 'hi [[fault:down]]' });
    expect(none.status).toBe(503);
    expect(await none.json()).toMatchObject({
      error: { availability: { code: 'temporarily_unavailable', retryable: true } },
    });
  });

  test('how it was routed is told to those who ask', async () => {
    const response = await post(await testSandbox(), {}, { 'x-openrouter-metadata': 'enabled' });
    expect(await response.json()).toMatchObject({
      openrouter_metadata: { requested: MODEL, strategy: 'direct', attempt: 1 },
    });
  });
});
