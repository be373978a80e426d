import { describe, expect, test } from 'vitest';
import type { Sandbox } from './start-sandbox.ts';
import { chunksOf, digitsIn, MODEL, post, testSandbox, wordsOf } from './testing.ts';

const fault = (name: string) => ({ 'x-sandbox-fault': name });
const stream = async (sandbox: Sandbox, name: string, body: Record<string, unknown> = {}) =>
  (await post(sandbox, { prompt: 'Why do cats purr?', stream: true, ...body }, fault(name))).text();

describe('asking for a fault', () => {
  test('by header or in the prompt; of itself none ever comes; an unknown one does nothing', async () => {
    const sandbox = await testSandbox();
    expect((await post(sandbox, {}, fault('503'))).status).toBe(503);
    expect((await post(sandbox, { prompt: 'Hello [[fault:429:7]]' })).headers.get('retry-after')).toBe('7');
    expect((await post(sandbox, {}, fault('toString, nonsense'))).status).toBe(200);
    expect((await post(sandbox)).status).toBe(200);
    expect(sandbox.requestCount('POST /chat/completions')).toBe(4);
  });

  test('only the last prompt counts, and the answer does not speak of it', async () => {
    const sandbox = await testSandbox();
    const messages = [
      { role: 'user', content: 'x [[fault:500]]' },
      { role: 'assistant', content: 'oh' },
      { role: 'user', content: 'Why do cats purr? [[fault:slow]]' },
    ];
    const answer = await post(sandbox, { messages });
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('fault');
  });

  test('a number of times, each prompt for itself', async () => {
    const sandbox = await testSandbox();
    const status = async (prompt: string) => (await post(sandbox, { prompt: `${prompt} [[fault:503*2]]` })).status;
    expect([await status('a'), await status('a'), await status('b'), await status('a')]).toEqual([503, 503, 503, 200]);
  });

  test('several at once', async () => {
    const sandbox = await testSandbox();
    const text = await stream(sandbox, 'usage-b, crlf, no-done');
    expect(text).not.toContain('[DONE]');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(chunksOf(text).at(-1)).toMatchObject({ usage: {}, choices: [{ finish_reason: null }] });
  });

  test('help lists them all', async () => {
    const answer = await (await post(await testSandbox(), { prompt: '[[fault:help]]' })).json();
    for (const name of ['401', 'stall', 'usage-c', 'generation-slow', 'help'])
      expect(answer.choices[0].message.content).toContain(`| \`${name}\` |`);
    expect(answer.usage.completion_tokens).toBeGreaterThan(100);
  });
});

describe('refusals cost nothing and leave no record', () => {
  test.each([
    ['400', 400, { error_type: 'invalid_request' }],
    ['401', 401, { error_type: 'authentication' }],
    ['402', 402, { limit_source: 'openrouter_credits' }],
    ['402:key', 402, { limit_source: 'openrouter_key_limit' }],
    ['402:in-flight:3', 402, { limit_source: 'openrouter_in_flight_budget', headers: { 'Retry-After': '3' } }],
    ['403', 403, { reasons: ['violence'] }],
    ['403:guardrail', 403, { patterns: ['email'] }],
    ['404', 404, { error_type: 'not_found' }],
    ['408', 408, { error_type: 'timeout' }],
    ['413', 413, { error_type: 'payload_too_large' }],
    ['422', 422, { error_type: 'unprocessable' }],
    ['429', 429, { error_type: 'rate_limit_exceeded' }],
    ['429:daily', 429, { limit_source: 'openrouter_free_tier_daily' }],
    ['429:minute', 429, { limit_source: 'openrouter_free_tier_minute' }],
    ['500', 500, { error_type: 'server' }],
    ['502', 502, { error_type: 'provider_unavailable' }],
    ['503', 503, { error_type: 'provider_overloaded' }],
    ['504', 504, { error_type: 'timeout' }],
    ['529', 529, { error_type: 'provider_overloaded' }],
  ])('%s', async (name, status, metadata) => {
    const sandbox = await testSandbox();
    const response = await post(sandbox, { stream: true }, fault(name));
    expect(response.status).toBe(status);
    expect(response.headers.get('x-generation-id')).toBeNull();
    expect(await response.json()).toMatchObject({ error: { code: status, message: expect.any(String), metadata } });
    expect(sandbox.generations()).toEqual([]);
  });

  test.each([
    ['402:in-flight:3', '3'],
    ['429:3600', '3600'],
    ['429:-1', '-1'],
    ['429:abc', 'abc'],
    ['503:2', '2'],
    ['429', null],
    ['429:daily', null],
  ])('%s hints %s', async (name, hint) => {
    expect((await post(await testSandbox(), {}, fault(name))).headers.get('retry-after')).toBe(hint);
  });

  test('a hint as a date is two seconds away', async () => {
    const sandbox = await testSandbox({ now: () => Date.UTC(2026, 0, 1) });
    expect((await post(sandbox, {}, fault('429:date'))).headers.get('retry-after')).toBe(
      'Thu, 01 Jan 2026 00:00:02 GMT',
    );
  });

  test('404 says whether it is worth another try', async () => {
    const sandbox = await testSandbox();
    for (const retryable of [false, true]) {
      const response = await post(sandbox, {}, fault(retryable ? '404:retryable' : '404'));
      expect(await response.json()).toMatchObject({ error: { availability: { retryable } } });
    }
  });

  test.each([
    ['502:html', 502, '<!DOCTYPE html>'],
    ['524', 524, '<!DOCTYPE html>'],
    ['ok-html', 200, '<!DOCTYPE html>'],
    ['ok-empty', 200, ''],
    ['ok-spaces', 200, '\n \n \n'],
    ['ok-error:429', 200, '{"error":{"code":429'],
    ['redirect', 302, ''],
  ])('%s answers %i with something else', async (name, status, start) => {
    const sandbox = await testSandbox();
    const response = await post(sandbox, {}, fault(name));
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(start === '' ? text : text.slice(0, start.length)).toBe(start);
    expect(sandbox.generations()).toEqual([]);
  });

  test('reset breaks the connection, hang says nothing', async () => {
    const sandbox = await testSandbox();
    await expect(post(sandbox, {}, fault('reset'))).rejects.toThrow();
    await expect(post(sandbox, {}, { ...fault('hang'), signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
  });
});

test.each(['408:id', '500:id', '502:id', '504:id'])(
  '%s was generated and charged: its id is in the header',
  async (name) => {
    const sandbox = await testSandbox();
    const response = await post(sandbox, { stream: true }, fault(name));
    expect(response.status).toBe(Number(name.slice(0, 3)));
    const [generation] = sandbox.generations();
    expect(response.headers.get('x-generation-id')).toBe(generation?.id);
    expect(generation).toMatchObject({ cancelled: 0, ended_at: expect.any(Number) });
    expect(Number(generation?.cost)).toBeGreaterThan(0);
  },
);

describe('in the stream', () => {
  test.each([
    ['error', 502, 1],
    ['error-string', 'server_error', 1],
    ['error-bare', 502, 0],
  ])('%s: words, then an error event, then the end; free of charge', async (name, code, choices) => {
    const sandbox = await testSandbox();
    const text = await stream(sandbox, `${name}:3`);
    const chunks = chunksOf(text);
    expect(chunks.at(-1)?.error).toMatchObject({ code });
    expect(chunks.at(-1)?.choices).toHaveLength(choices);
    expect(chunks).toHaveLength(5);
    expect(text).not.toContain('[DONE]');
    expect(sandbox.generations()).toMatchObject([{ cost: '0', finish_reason: 'error', completion_tokens: 3 }]);
  });

  test('an error without a stream is told inside the choice', async () => {
    const sandbox = await testSandbox();
    const response = await post(sandbox, {}, fault('error'));
    expect(await response.json()).toMatchObject({
      choices: [{ finish_reason: 'error', error: { code: 502 }, message: { role: 'assistant' } }],
    });
    expect(sandbox.totalCharged()).toBe('0');
  });

  test('cut: the words so far arrive, then the connection breaks; charged in full', async () => {
    const sandbox = await testSandbox();
    const response = await post(sandbox, { stream: true }, fault('cut:4'));
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const reading = (async () => {
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value;
    })();
    await expect(reading).rejects.toThrow();
    expect(chunksOf(text)).toHaveLength(5);
    const [generation] = sandbox.generations();
    expect(generation).toMatchObject({ cancelled: 0, finish_reason: null });
    expect(Number(generation?.cost)).toBeGreaterThan(0);
    await expect((await post(sandbox, {}, fault('cut'))).text()).rejects.toThrow();
  });

  test('eof: a clean end, nothing finished', async () => {
    const text = await stream(await testSandbox(), 'eof:4');
    expect(chunksOf(text)).toHaveLength(5);
    expect(text).not.toMatch(/"finish_reason":"|DONE/);
  });

  test('stall: comments go on after the words, until the caller leaves', async () => {
    const response = await post(await testSandbox(), { stream: true }, fault('stall:2'));
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.endsWith(': OPENROUTER PROCESSING\n\n')) text += (await reader?.read())?.value ?? '';
    expect(chunksOf(text)).toHaveLength(3);
    await reader?.cancel();
  });

  test('stall-silent: nothing comes after the words', async () => {
    const sandbox = await testSandbox();
    const response = await post(
      sandbox,
      { stream: true },
      { ...fault('stall-silent:2'), signal: AbortSignal.timeout(100) },
    );
    await expect(response.text()).rejects.toThrow('timeout');
    expect(sandbox.generations()).toHaveLength(1);
  });

  test('double-finish, after-done, malformed, huge', async () => {
    const sandbox = await testSandbox();
    expect((await stream(sandbox, 'double-finish')).match(/"finish_reason":"stop"/g)).toHaveLength(2);
    expect((await stream(sandbox, 'after-done')).match(/\[DONE\]/g)).toHaveLength(2);
    expect(await stream(sandbox, 'malformed')).toContain('data: {"id":"gen-\n\n');
    expect((await stream(sandbox, 'huge:1')).length).toBeGreaterThan(1024 * 1024);
  });

  test('split: the same words, though characters arrive in halves', async () => {
    const sandbox = await testSandbox();
    const body = { prompt: 'Is “żółć” a word?', model: 'anthropic/claude-opus-4.1' };
    const whole = await stream(sandbox, '', body);
    expect(whole).toContain('żółć');
    expect(wordsOf(await stream(sandbox, 'split', body))).toBe(wordsOf(whole));
  });
});

describe('usage', () => {
  test.each([
    ['no-usage', undefined, 0],
    ['usage-b', null, 1],
    ['usage-c', 'stop', 1],
    ['usage-twice', undefined, 2],
    ['usage-first', undefined, 1],
  ])('%s', async (name, finish, count) => {
    const sandbox = await testSandbox();
    const text = await stream(sandbox, name);
    const carriers = chunksOf(text).filter(({ usage }) => usage);
    expect(carriers).toHaveLength(count);
    expect(carriers[0]?.choices[0]?.finish_reason).toBe(finish);
    if (count > 0) expect(digitsIn(text, 'cost')).toBe(sandbox.totalCharged());
    expect(sandbox.totalCharged()).not.toBe('0');
  });

  test('usage-first comes before the words, no-usage leaves it out of a whole body too', async () => {
    const sandbox = await testSandbox();
    expect(chunksOf(await stream(sandbox, 'usage-first'))[1]?.usage).toBeDefined();
    expect(await (await post(sandbox, {}, fault('no-usage'))).json()).not.toHaveProperty('usage');
  });

  test.each([
    ['cost:-0.01', '-0.01'],
    ['cost:1e999', '1e999'],
    ['cost:"0.01"', '"0.01"'],
    ['cost:null', 'null'],
    ['cost:NaN', '"NaN"'],
    ['null-usage', 'null'],
  ])('%s puts %s on the wire and leaves the charge', async (name, shown) => {
    const sandbox = await testSandbox();
    expect(await stream(sandbox, name)).toContain(`"cost":${shown},"is_byok"`);
    expect(Number(sandbox.totalCharged())).toBeGreaterThan(0);
  });

  test('byok costs nothing at OpenRouter and all of it at the provider', async () => {
    const sandbox = await testSandbox();
    const text = await stream(sandbox, 'byok');
    const [generation] = sandbox.generations();
    expect(digitsIn(text, 'cost')).toBe('0');
    expect(text).toContain('"is_byok":true');
    expect(generation).toMatchObject({
      cost: '0',
      is_byok: 1,
      upstream_cost: digitsIn(text, 'upstream_inference_cost'),
    });
    expect(sandbox.totalCharged()).toBe(generation?.upstream_cost);
  });

  test('dated spells the served model with its date', async () => {
    const sandbox = await testSandbox();
    expect(chunksOf(await stream(sandbox, 'dated'))[0]?.model).toBe(`${MODEL}-20260915`);
  });
});

describe('tools and thoughts', () => {
  const tools = [
    {
      type: 'function',
      function: { name: 'get_weather', parameters: { type: 'object', properties: { city: { type: 'string' } } } },
    },
  ];
  const body = { prompt: 'Weather in Oslo?', tools, tool_choice: 'required' };
  const calls = (text: string) => chunksOf(text).flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);

  test('tool-same-index: two calls, two ids, one index, both billed', async () => {
    const sandbox = await testSandbox();
    const heads = calls(await stream(sandbox, 'tool-same-index', body)).filter(({ id }) => id);
    expect(heads.map(({ index }) => index)).toEqual([0, 0]);
    expect(new Set(heads.map(({ id }) => id)).size).toBe(2);
    await stream(sandbox, '', body);
    const [two, one] = sandbox.generations();
    expect(two?.completion_tokens).toBe(2 * (one?.completion_tokens ?? 0));
  });

  test('tool-no-id, tool-no-arguments, tool-stop', async () => {
    const sandbox = await testSandbox();
    expect(calls(await stream(sandbox, 'tool-no-id', body)).every(({ id }) => id === undefined)).toBe(true);
    const pieces = calls(await stream(sandbox, 'tool-no-arguments', body)).map((piece) => piece.function.arguments);
    expect(pieces.join('')).toBe('');
    const stopped = await (await post(sandbox, body, fault('tool-stop'))).json();
    expect(stopped.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { tool_calls: [{ function: { name: 'get_weather' } }] },
    });
  });

  test('late-reasoning comes after the words, debug before everything, padding around a body', async () => {
    const sandbox = await testSandbox();
    expect(chunksOf(await stream(sandbox, 'late-reasoning')).at(-3)?.choices[0]?.delta.reasoning).toBe(
      'One more thought.',
    );
    expect(chunksOf(await stream(sandbox, 'debug'))[0]).toMatchObject({ choices: [], debug: {} });
    const padded = await (await post(sandbox, {}, fault('padded'))).text();
    expect(padded).toMatch(/^\s+\{[\s\S]+\}\s+$/);
    expect(JSON.parse(padded)).toMatchObject({ object: 'chat.completion' });
  });
});
