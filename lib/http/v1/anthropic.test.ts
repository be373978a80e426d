import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import { DOORS } from './testing/doors.ts';
import { testDoor } from './testing.ts';

const HELLO = {
  model: 'anthropic/claude-haiku-4.5',
  max_tokens: 500,
  messages: [{ role: 'user' as const, content: 'What is 17 * 23?' }],
};

describe.each(DOORS)('@anthropic-ai/sdk through %s', (_name, listen) => {
  const testClient = async () => {
    const door = await testDoor(listen);
    // Its paths begin with /v1 themselves.
    return {
      ...door,
      client: new Anthropic({ baseURL: door.baseURL.replace(/\/v1$/, ''), authToken: door.key, apiKey: null }),
    };
  };

  it('gets messages, whole and streamed, each in the ledger at what upstream charged', async () => {
    const { client, sandbox, app } = await testClient();
    const whole = await client.messages.create(HELLO);
    expect(whole).toMatchObject({
      type: 'message',
      stop_reason: 'end_turn',
      content: [{ type: 'text', text: '17 * 23 = **391**' }],
    });
    const stream = client.messages.stream(HELLO);
    let text = '';
    stream.on('text', (piece) => {
      text += piece;
    });
    const final = await stream.finalMessage();
    expect(text).toBe('17 * 23 = **391**');
    expect(final.usage.output_tokens).toBe(whole.usage.output_tokens);
    const ledger = () =>
      app.db.client
        .prepare(
          "select group_concat(prompt_tokens || ' ' || completion_tokens || ' ' || cost_digits) from calls where state = 'settled'",
        )
        .pluck()
        .get();
    await expect.poll(ledger).toBe(
      sandbox
        .generations()
        .map((one) => `${one.prompt_tokens} ${one.completion_tokens} ${one.cost}`)
        .join(),
    );
  });

  it('takes its key as x-api-key too, and calls tools', async () => {
    const { baseURL, key } = await testClient();
    const client = new Anthropic({ baseURL: baseURL.replace(/\/v1$/, ''), apiKey: key });
    const tools = [
      {
        name: 'weather',
        description: 'Weather of a city',
        input_schema: { type: 'object' as const, properties: { city: { type: 'string' } }, required: ['city'] },
      },
    ];
    const asked = { ...HELLO, messages: [{ role: 'user' as const, content: 'Weather in Oslo?' }], tools };
    const called = await client.messages.create(asked);
    expect(called).toMatchObject({
      stop_reason: 'tool_use',
      content: expect.arrayContaining([
        expect.objectContaining({ type: 'tool_use', name: 'weather', input: { city: 'Oslo' } }),
      ]),
    });
    const use = called.content.find(({ type }) => type === 'tool_use');
    const told = await client.messages.create({
      ...asked,
      messages: [
        ...asked.messages,
        { role: 'assistant', content: called.content },
        {
          role: 'user',
          content: [{ type: 'tool_result', tool_use_id: use?.type === 'tool_use' ? use.id : '', content: 'Rain' }],
        },
      ],
    });
    expect(told.stop_reason).toBe('end_turn');
  });

  it('reads refusals in its own envelope, and asks once where asking again is useless', async () => {
    const { client, app, issue, sandbox } = await testClient();
    const unknown = client.messages.create({ ...HELLO, model: 'acme/none' });
    await expect(unknown).rejects.toMatchObject({
      status: 404,
      error: { type: 'error', error: { type: 'not_found_error', message: expect.stringContaining('acme/none') } },
    });
    await expect(unknown).rejects.toBeInstanceOf(Anthropic.NotFoundError);
    const spent = await issue();
    addBudget(app.db, { scope: 'key', scopeId: spent.id, limitNano: 1 });
    await expect(client.withOptions({ authToken: spent.key }).messages.create(HELLO)).rejects.toMatchObject({
      status: 402,
      error: { error: { type: 'billing_error' } },
    });
    const cut = client.messages.stream({
      ...HELLO,
      messages: [{ role: 'user', content: 'Why do cats purr? [[fault:cut]]' }],
    });
    await expect(cut.finalMessage()).rejects.toMatchObject({ error: { type: 'error', error: { type: 'api_error' } } });
    expect(sandbox.requestCount('POST /messages')).toBe(1);
  });
});
