import { describe, expect, test } from 'vitest';
import { shippedRows } from './catalogue.ts';
import { charge } from './charge.ts';
import { digitsOf } from './exact.ts';
import { chunksOf, digitsIn, get, MODEL, post, testSandbox, wordsOf } from './testing.ts';

const REASONER = 'anthropic/claude-opus-5.5';

describe('a stream', () => {
  test('opens with the role, then words, one finish, usage on its own, [DONE]', async () => {
    const sandbox = await testSandbox();
    const response = await post(sandbox, { stream: true });
    const text = await response.text();
    const chunks = chunksOf(text);

    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('x-generation-id')).toBe(chunks[0]?.id);
    expect(chunks[0]?.id).toMatch(/^gen-\d{10}-[A-Za-z0-9]{20}$/);
    expect(chunks[0]).toMatchObject({
      model: MODEL,
      provider: 'OpenAI',
      choices: [{ delta: { role: 'assistant', content: '' } }],
    });
    expect(chunks.filter(({ choices }) => choices[0]?.finish_reason)).toHaveLength(1);
    expect(chunks.at(-2)?.choices[0]).toMatchObject({ finish_reason: 'stop', native_finish_reason: 'completed' });
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { is_byok: false } });
    expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(wordsOf(text)).not.toBe('');
  });

  test('breathes before a first token that takes more than a second', async () => {
    const sandbox = await testSandbox();
    const slow = await post(sandbox, { stream: true, prompt: 'hello [[fault:slow-start:1500]]' });
    expect((await slow.text()).startsWith(': OPENROUTER PROCESSING\n\n')).toBe(true);
    const quick = await post(sandbox, { stream: true, prompt: 'hello [[fault:slow-start:900]]' });
    expect(await quick.text()).not.toContain('PROCESSING');
  });

  test('a reasoning model thinks first, in both places, and is billed for it', async () => {
    const sandbox = await testSandbox();
    const chunks = chunksOf(
      await (await post(sandbox, { model: REASONER, prompt: 'Why do cats purr?', stream: true })).text(),
    );
    const thought = chunks.flatMap(({ choices }) => choices[0]?.delta.reasoning ?? []);
    const firstWord = chunks.findIndex(({ choices }) => choices[0]?.delta.content);
    const lastThought = chunks.findLastIndex(({ choices }) => choices[0]?.delta.reasoning);
    expect(thought.length).toBeGreaterThan(10);
    expect(lastThought).toBeLessThan(firstWord);
    expect(chunks[lastThought]?.choices[0]?.delta).toMatchObject({
      reasoning_details: [{ type: 'reasoning.text', text: thought.at(-1) }],
    });
    expect(chunks.at(-1)?.usage?.completion_tokens_details.reasoning_tokens).toBe(thought.length);
  });

  test('hidden reasoning is not sent and billed all the same', async () => {
    const sandbox = await testSandbox();
    const text = await (await post(sandbox, { model: REASONER, reasoning: { exclude: true }, stream: true })).text();
    expect(text).not.toContain('reasoning_details');
    expect(chunksOf(text).at(-1)?.usage?.completion_tokens_details.reasoning_tokens).toBeGreaterThan(0);
  });
});

describe('the same request', () => {
  test('says the same words, streamed or whole, and costs the same', async () => {
    const sandbox = await testSandbox();
    const prompt = 'Compare tea and coffee';
    const streamed = await (await post(sandbox, { prompt, stream: true })).text();
    const whole = await (await post(sandbox, { prompt })).text();
    expect(JSON.parse(whole).choices[0].message.content).toBe(wordsOf(streamed));
    expect(digitsIn(whole, 'cost')).toBe(digitsIn(streamed, 'cost'));
  });

  test('says other words with another seed or to another model', async () => {
    const sandbox = await testSandbox();
    const say = async (body: Record<string, unknown>) =>
      JSON.parse(await (await post(sandbox, { prompt: 'What makes a good meeting?', ...body })).text()).choices[0]
        .message.content as string;
    const said = await Promise.all([
      say({}),
      say({ seed: 1 }),
      say({ seed: 2 }),
      say({ model: 'x-ai/grok-4.7' }),
      say({ model: 'google/gemini-3.5-flash-lite' }),
    ]);
    expect(new Set(said).size).toBe(5);
  });
});

describe('limits', () => {
  test('max_tokens ends an answer with `length`; reasoning uses it up first', async () => {
    const sandbox = await testSandbox();
    const short = JSON.parse(await (await post(sandbox, { prompt: 'Why do cats purr?', max_tokens: 7 })).text());
    expect(short).toMatchObject({ choices: [{ finish_reason: 'length' }], usage: { completion_tokens: 7 } });
    const thinking = JSON.parse(await (await post(sandbox, { model: REASONER, max_completion_tokens: 5 })).text());
    expect(thinking).toMatchObject({
      choices: [{ finish_reason: 'length', native_finish_reason: 'max_tokens', message: { content: '' } }],
      usage: { completion_tokens: 5, completion_tokens_details: { reasoning_tokens: 5 } },
    });
  });

  test('stop ends it before the word, n asks for more than one', async () => {
    const sandbox = await testSandbox();
    const body = { prompt: 'How do I bake bread?' };
    const all = JSON.parse(await (await post(sandbox, body)).text());
    const stopped = JSON.parse(await (await post(sandbox, { ...body, stop: ['2.'] })).text());
    expect(stopped.choices[0].message.content).toBe(all.choices[0].message.content.split('2.')[0]);
    const three = JSON.parse(await (await post(sandbox, { ...body, n: 3 })).text());
    expect(three.choices.map(({ index }: { index: number }) => index)).toEqual([0, 1, 2]);
    expect(three.usage.completion_tokens).toBeGreaterThan(all.usage.completion_tokens);
  });
});

describe('the charge', () => {
  test('has the same digits on the wire, in the record, in /generation and by the formula', async () => {
    const sandbox = await testSandbox();
    const text = await (
      await post(sandbox, { model: 'deepseek/deepseek-v4-flash', prompt: 'List ten rivers', stream: true })
    ).text();
    const id = chunksOf(text)[0]?.id ?? '';
    const [generation] = sandbox.generations();
    const row = shippedRows().find((model) => model.id === generation?.model);
    if (!generation || !row) throw new Error('nothing was recorded');
    const tokens = {
      prompt: generation.prompt_tokens,
      cached: 0,
      cacheWrite: 0,
      audio: 0,
      completion: generation.completion_tokens,
      reasoning: generation.reasoning_tokens,
      audioOutput: 0,
      webSearches: 0,
    };
    const expected = digitsOf(charge(row.pricing, tokens, new Date(generation.created_at)).total);

    expect(generation).toMatchObject({ id, cost: expected, cancelled: 0, finish_reason: 'stop', streamed: 1 });
    expect(digitsIn(text, 'cost')).toBe(expected);
    expect(digitsIn(text, 'upstream_inference_cost')).toBe(expected);
    expect(digitsIn(await (await get(sandbox, `/generation?id=${id}`)).text(), 'total_cost')).toBe(expected);
    expect(sandbox.totalCharged()).toBe(expected);
  });

  test('keeps digits that a float would lose', async () => {
    const sandbox = await testSandbox({
      catalogue: [{ id: 'a/b', name: 'A: B', pricing: { prompt: '0.0000000208333333333333', completion: '0.1' } }],
    });
    const text = await (await post(sandbox, { model: 'a/b' })).text();
    const [generation] = sandbox.generations();
    const digits = digitsOf({
      units:
        208333333333333n * BigInt(generation?.prompt_tokens ?? 0) +
        10n ** 21n * BigInt(generation?.completion_tokens ?? 0),
      places: 22,
    });
    expect(digitsIn(text, 'cost')).toBe(digits);
    expect(String(Number(digits))).not.toBe(digits);
  });

  test('counts what an earlier turn sent as cached, from 1024 tokens on, the same each time', async () => {
    const sandbox = await testSandbox();
    const ask = async (words: number) => {
      const messages = [
        { role: 'user', content: 'word '.repeat(words) },
        { role: 'assistant', content: 'yes' },
        { role: 'user', content: 'and now?' },
      ];
      return JSON.parse(await (await post(sandbox, { messages })).text()).usage;
    };
    expect((await ask(500)).prompt_tokens_details.cached_tokens).toBe(0);
    const usage = await ask(2000);
    expect(usage.prompt_tokens_details.cached_tokens).toBe(2432);
    expect(await ask(2000)).toEqual(usage);
  });

  test('an online search is counted', async () => {
    const sandbox = await testSandbox();
    const body = JSON.parse(await (await post(sandbox, { model: `${MODEL}:online` })).text());
    expect(body).toMatchObject({ model: MODEL, usage: { server_tool_use_details: { web_search_requests: 1 } } });
  });
});

describe('tools and formats', () => {
  const weather = {
    type: 'function',
    function: {
      name: 'get_weather',
      description: 'Current weather of a place',
      parameters: {
        type: 'object',
        properties: {
          city: { type: 'string' },
          unit: { type: 'string', enum: ['celsius', 'fahrenheit'] },
          days: { type: 'integer', minimum: 1, maximum: 7 },
        },
      },
    },
  };

  test('calls a tool that is demanded, with arguments from its schema, streamed in pieces', async () => {
    const sandbox = await testSandbox();
    const text = await (
      await post(sandbox, {
        prompt: 'Weather in Oslo for 3 days, in celsius',
        tools: [weather],
        tool_choice: 'required',
        stream: true,
      })
    ).text();
    const pieces = chunksOf(text).flatMap(({ choices }) => choices[0]?.delta.tool_calls ?? []);
    expect(pieces[0]).toMatchObject({
      index: 0,
      id: expect.stringMatching(/^call_/),
      function: { name: 'get_weather', arguments: '' },
    });
    expect(JSON.parse(pieces.map((piece) => piece.function.arguments).join(''))).toEqual({
      city: 'Oslo',
      unit: 'celsius',
      days: 3,
    });
    expect(text).toContain('"finish_reason":"tool_calls"');
  });

  test('calls none when told not to, or when nothing speaks of it', async () => {
    const sandbox = await testSandbox();
    for (const body of [{ prompt: 'Weather in Oslo?', tool_choice: 'none' }, { prompt: 'Tell me about bread' }]) {
      const answer = JSON.parse(await (await post(sandbox, { ...body, tools: [weather] })).text());
      expect(answer.choices[0]).toMatchObject({ finish_reason: 'stop' });
      expect(answer.choices[0].message.tool_calls).toBeUndefined();
    }
  });

  test('goes on from what the tool said', async () => {
    const sandbox = await testSandbox();
    const messages = [
      { role: 'user', content: 'Weather in Oslo?' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'c', type: 'function', function: { name: 'get_weather', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'c', content: '7 degrees, rain' },
    ];
    const answer = JSON.parse(await (await post(sandbox, { messages, tools: [weather] })).text());
    expect(answer.choices[0].message.content).toContain('7 degrees, rain');
  });

  test('answers in JSON, by schema where there is one', async () => {
    const sandbox = await testSandbox();
    const free = JSON.parse(await (await post(sandbox, { response_format: { type: 'json_object' } })).text());
    expect(JSON.parse(free.choices[0].message.content)).toMatchObject({ simulated: true });
    const schema = {
      type: 'object',
      properties: {
        names: { type: 'array', items: { type: 'string' }, minItems: 2, maxItems: 2 },
        ok: { type: 'boolean' },
      },
    };
    const strict = JSON.parse(
      await (
        await post(sandbox, { response_format: { type: 'json_schema', json_schema: { name: 'x', schema } } })
      ).text(),
    );
    expect(JSON.parse(strict.choices[0].message.content)).toEqual({
      names: [expect.any(String), expect.any(String)],
      ok: expect.any(Boolean),
    });
  });
});
