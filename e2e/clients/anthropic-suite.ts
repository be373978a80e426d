import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from 'vitest';
import { ANSWER, type Door } from './door.ts';

const HELLO = {
  model: 'anthropic/claude-haiku-4.5',
  max_tokens: 500,
  messages: [{ role: 'user' as const, content: 'What is 17 * 23?' }],
};
const TOOLS = [
  {
    name: 'weather',
    description: 'Weather of a city',
    input_schema: { type: 'object' as const, properties: { city: { type: 'string' } }, required: ['city'] },
  },
];
const asks = (content: string) => ({ ...HELLO, messages: [{ role: 'user' as const, content }] });

export function anthropicSuite(door: () => Door): void {
  describe('@anthropic-ai/sdk', () => {
    /** Its paths begin with /v1 themselves. */
    const baseURL = () => door().baseURL.replace(/\/v1$/, '');
    const testClient = async (limits: Record<string, unknown> = {}) => {
      const issued = await door().issue(limits);
      return { issued, client: new Anthropic({ baseURL: baseURL(), authToken: issued.key, apiKey: null }) };
    };

    it('gets messages, whole and streamed, each in the ledger at what upstream charged', async () => {
      const { client, issued } = await testClient();
      const before = door().sandbox.generations().length;
      const whole = await client.messages.create(HELLO);
      expect(whole).toMatchObject({
        type: 'message',
        stop_reason: 'end_turn',
        content: [{ type: 'text', text: ANSWER }],
      });
      const stream = client.messages.stream(HELLO);
      let text = '';
      stream.on('text', (piece) => {
        text += piece;
      });
      const final = await stream.finalMessage();
      expect(text).toBe(ANSWER);
      expect(final.usage.output_tokens).toBe(whole.usage.output_tokens);
      const charged = door()
        .sandbox.generations()
        .slice(before)
        .map((one) => [one.prompt_tokens, one.completion_tokens, Number(one.cost)]);
      const booked = async () =>
        (await door().callsOf(issued))
          .map(({ promptTokens, completionTokens, costUsd }) => [promptTokens, completionTokens, Number(costUsd)])
          .toReversed();
      await expect.poll(booked).toEqual(charged);
    });

    it('takes its key as x-api-key too, and calls tools', async () => {
      const client = new Anthropic({ baseURL: baseURL(), apiKey: (await door().issue()).key });
      const asked = { ...asks('Weather in Oslo?'), tools: TOOLS };
      const called = await client.messages.create(asked);
      expect(called.stop_reason).toBe('tool_use');
      const use = called.content.find((block) => block.type === 'tool_use');
      expect(use).toMatchObject({ name: 'weather', input: { city: 'Oslo' } });
      const result = { type: 'tool_result' as const, tool_use_id: use?.id ?? '', content: 'Rain' };
      const told = await client.messages.create({
        ...asked,
        messages: [
          ...asked.messages,
          { role: 'assistant', content: called.content },
          { role: 'user', content: [result] },
        ],
      });
      expect(told.stop_reason).toBe('end_turn');
    });

    it('reads refusals in its own envelope, and asks once where asking again is useless', async () => {
      const { client } = await testClient();
      const { sandbox } = door();
      const before = sandbox.requestCount('POST /messages');
      const unknown = client.messages.create({ ...HELLO, model: 'acme/none' });
      await expect(unknown).rejects.toMatchObject({
        status: 404,
        error: { type: 'error', error: { type: 'not_found_error', message: expect.stringContaining('acme/none') } },
      });
      await expect(unknown).rejects.toBeInstanceOf(Anthropic.NotFoundError);
      const spent = await testClient({ limit: { usd: '0.000001', period: 'ever' } });
      await expect(spent.client.messages.create(HELLO)).rejects.toMatchObject({
        status: 402,
        error: { error: { type: 'billing_error' } },
      });
      const cut = client.messages.stream(asks('Why do cats purr? [[fault:cut]]'));
      await expect(cut.finalMessage()).rejects.toMatchObject({
        error: { type: 'error', error: { type: 'api_error' } },
      });
      expect(sandbox.requestCount('POST /messages') - before).toBe(1);
    });

    it('aborts', async () => {
      const { client } = await testClient();
      const stream = client.messages.stream(asks('hello [[fault:stall]]'));
      for await (const event of stream) if (event.type === 'content_block_delta') break;
      stream.abort();
      await expect.poll(() => door().sandbox.generations().at(-1)?.cancelled, { timeout: 1000 }).toBe(1);
    });
  });
}
