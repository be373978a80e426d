import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import { DOORS } from './testing/doors.ts';
import { HELLO, MODEL, testDoor, testDoorBefore } from './testing.ts';

const TOOLS = [
  {
    type: 'function' as const,
    function: {
      name: 'weather',
      description: 'Weather of a city',
      parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
    },
  },
];
const COUNTED = 'POST /chat/completions';

describe.each(DOORS)('openai (npm) through %s', (_name, listen) => {
  const testClient = async () => {
    const door = await testDoor(listen);
    return { ...door, client: new OpenAI({ baseURL: door.baseURL, apiKey: door.key }) };
  };

  it('completes, with the cost and the ids of the call beside it', async () => {
    const { client, sandbox } = await testClient();
    const { data, response, request_id } = await client.chat.completions.create(HELLO).withResponse();
    expect(data.choices[0]?.message.content).toBe('17 * 23 = **391**');
    expect(data.usage).toMatchObject({ prompt_tokens: sandbox.generations()[0]?.prompt_tokens });
    expect(response.headers.get('x-generation-id')).toBe(data.id);
    expect(response.headers.get('x-parallax-cost')).toMatch(/^0\.\d+$/);
    expect(request_id).toBe(response.headers.get('x-request-id'));
  });

  it('streams words and usage, and routes as the guide says', async () => {
    const { client, sandbox } = await testClient();
    const routed = { route: 'lowest-cost', models: ['openai/gpt-4o'] } as object;
    const stream = await client.chat.completions.create({
      ...HELLO,
      ...routed,
      stream: true,
      stream_options: { include_usage: true },
    });
    let text = '';
    let cost: unknown = null;
    for await (const chunk of stream) {
      text += chunk.choices[0]?.delta.content ?? '';
      cost = (chunk.usage as { cost?: number } | null | undefined)?.cost ?? cost;
    }
    expect(text).toBe('17 * 23 = **391**');
    expect(cost).toBe(Number(sandbox.totalCharged()));
  });

  it('calls tools, and keeps to a schema', async () => {
    const { client } = await testClient();
    const asked = { model: MODEL, messages: [{ role: 'user' as const, content: 'Weather in Oslo?' }] };
    const called = await client.chat.completions.create({ ...asked, tools: TOOLS });
    const [call] = called.choices[0]?.message.tool_calls ?? [];
    expect(call).toMatchObject({ type: 'function', function: { name: 'weather' } });
    expect(JSON.parse(call?.type === 'function' ? call.function.arguments : '')).toEqual({ city: 'Oslo' });

    const schema = {
      type: 'object',
      properties: { answer: { type: 'integer' } },
      required: ['answer'],
      additionalProperties: false,
    };
    const kept = await client.chat.completions.create({
      ...HELLO,
      response_format: { type: 'json_schema', json_schema: { name: 'sum', strict: true, schema } },
    });
    expect(JSON.parse(kept.choices[0]?.message.content ?? '')).toEqual({ answer: expect.any(Number) });
  });

  it('throws what went wrong in the middle of a stream', async () => {
    const { client } = await testClient();
    for (const fault of ['error', 'cut']) {
      const stream = await client.chat.completions.create({
        ...HELLO,
        messages: [{ role: 'user', content: `Why do cats purr? [[fault:${fault}]]` }],
        stream: true,
      });
      const read = async () => {
        for await (const _chunk of stream);
      };
      await expect(read(), fault).rejects.toMatchObject({ code: 502 });
    }
  });

  it('aborts', async () => {
    const { client, sandbox } = await testClient();
    const stream = await client.chat.completions.create({
      ...HELLO,
      messages: [{ role: 'user', content: 'hello [[fault:stall]]' }],
      stream: true,
    });
    for await (const _chunk of stream) break;
    await expect.poll(() => sandbox.generations()[0]?.cancelled).toBe(1);
  });

  it('lists and finds models', async () => {
    const { app, client } = await testClient();
    const ids: string[] = [];
    for await (const { id } of client.models.list()) ids.push(id);
    expect(ids).toEqual(app.catalogue.list().map(({ id }) => id));
  });

  it('embeds', async () => {
    const { client, sandbox, app } = await testClient();
    const { data, usage } = await client.embeddings.create({
      model: 'openai/text-embedding-3-small',
      input: ['one', 'two'],
    });
    expect(data.map(({ embedding }) => embedding.length)).toEqual([1536, 1536]);
    expect(usage.prompt_tokens).toBeGreaterThan(0);
    const digits = () => app.db.client.prepare('select cost_digits from calls').pluck().get();
    await expect.poll(digits).toBe(sandbox.totalCharged());
  });

  it('speaks Responses, whole and streamed, with tools', async () => {
    const { client, sandbox, app } = await testClient();
    const whole = await client.responses.create({ model: MODEL, input: 'What is 17 * 23?' });
    expect([whole.status, whole.output_text]).toEqual(['completed', '17 * 23 = **391**']);
    const stream = await client.responses.create({ model: MODEL, input: 'What is 17 * 23?', stream: true });
    let text = '';
    const types: string[] = [];
    for await (const event of stream) {
      types.push(event.type);
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    expect(text).toBe('17 * 23 = **391**');
    expect([types[0], types.at(-1)]).toEqual(['response.created', 'response.completed']);
    const { name, description, parameters } = (TOOLS[0] as (typeof TOOLS)[number]).function;
    const called = await client.responses.create({
      model: MODEL,
      input: 'Weather in Oslo?',
      tools: [{ type: 'function', name, description, parameters, strict: false }],
    });
    expect(called.output).toMatchObject([{ type: 'function_call', name: 'weather', arguments: '{"city":"Oslo"}' }]);
    const spent = () =>
      app.db.client
        .prepare("select count(*) || ' ' || group_concat(cost_digits) from calls where state = 'settled'")
        .pluck()
        .get();
    await expect.poll(spent).toBe(
      `3 ${sandbox
        .generations()
        .map(({ cost }) => cost)
        .join()}`,
    );
    const cut = await client.responses.create({ model: MODEL, input: 'Why do cats purr? [[fault:cut]]', stream: true });
    const read = async () => {
      for await (const _event of cut);
    };
    await expect(read()).rejects.toThrow('cut');
    await expect(client.responses.create({ model: MODEL, input: 'x', store: true })).rejects.toMatchObject({
      status: 400,
    });
  });

  it('asks once where a budget is spent, and again where asking again helps', async () => {
    const { app, client, issue, baseURL, sandbox } = await testClient();
    let requests = 0;
    const counting = (key: string) =>
      new OpenAI({
        baseURL,
        apiKey: key,
        fetch: (url, init) => {
          requests += 1;
          return fetch(url, init);
        },
      });
    const spent = await issue();
    addBudget(app.db, { scope: 'key', scopeId: spent.id, limitNano: 1 });
    await expect(counting(spent.key).chat.completions.create(HELLO)).rejects.toMatchObject({
      status: 402,
      code: 402,
      type: 'insufficient_quota',
    });
    expect(requests).toBe(1);

    requests = 0;
    const unknown = client.withOptions({ apiKey: (await issue()).key });
    await expect(unknown.chat.completions.create({ ...HELLO, model: 'acme/none' })).rejects.toBeInstanceOf(
      OpenAI.NotFoundError,
    );

    requests = 0;
    const held = await issue();
    addBudget(app.db, { scope: 'key', scopeId: held.id, limitNano: 10_000_000 });
    await counting(held.key).chat.completions.create(HELLO);
    await expect.poll(() => app.db.client.prepare('select sum(held_nano) from budget_windows').pluck().get()).toBe(0);
    app.db.client.prepare('update budget_windows set held_nano = limit_nano - spent_nano').run();
    requests = 0;
    const before = performance.now();
    await expect(counting(held.key).chat.completions.create(HELLO)).rejects.toMatchObject({
      status: 429,
      headers: expect.anything(),
    });
    expect(requests).toBe(3);
    // Twice the two seconds of Retry-After.
    expect(performance.now() - before).toBeGreaterThan(3900);
    expect(sandbox.requestCount(COUNTED)).toBe(1);
  }, 20_000);
});

it('a key that upstream refuses is not the caller’s fault', async () => {
  const { baseURL, key } = await testDoorBefore((_request, response) => {
    response
      .writeHead(401, { 'content-type': 'application/json' })
      .end('{"error":{"message":"User not found.","code":401}}');
  });
  const asked = new OpenAI({ baseURL, apiKey: key }).chat.completions.create(HELLO);
  await expect(asked).rejects.toMatchObject({ status: 502, message: expect.stringContaining('admin') });
});
