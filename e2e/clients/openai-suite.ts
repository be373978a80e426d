import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { ANSWER, type Door, HELLO, MODEL } from './door.ts';

const WEATHER = {
  name: 'weather',
  description: 'Weather of a city',
  parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
};
const SUM = {
  type: 'object',
  properties: { answer: { type: 'integer' } },
  required: ['answer'],
  additionalProperties: false,
};
const asks = (content: string) => ({ model: MODEL, messages: [{ role: 'user' as const, content }] });

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _event of stream);
}

export function openaiSuite(door: () => Door): void {
  describe('openai (npm)', () => {
    const testClient = async () => {
      const { baseURL, issue, sandbox } = door();
      const issued = await issue();
      const before = sandbox.generations().length;
      return {
        issued,
        client: new OpenAI({ baseURL, apiKey: issued.key }),
        generations: () => sandbox.generations().slice(before),
      };
    };

    it('completes, with the cost and the ids of the call beside it, and the call is in the ledger', async () => {
      const { client, issued, generations } = await testClient();
      const { data, response, request_id } = await client.chat.completions.create(HELLO).withResponse();
      expect(data.choices[0]?.message.content).toBe(ANSWER);
      expect(data.usage).toMatchObject({ prompt_tokens: generations()[0]?.prompt_tokens });
      expect(response.headers.get('x-generation-id')).toBe(data.id);
      expect(response.headers.get('x-parallax-cost')).toMatch(/^0\.\d+$/);
      expect(Number(response.headers.get('x-parallax-overhead-ms'))).toBeGreaterThan(0);
      expect(request_id).toBe(response.headers.get('x-request-id'));
      await expect
        .poll(() => door().callsOf(issued))
        .toMatchObject([
          {
            callId: response.headers.get('x-parallax-call-id'),
            state: 'reported',
            keyName: 'Clients',
            isStreamed: false,
          },
        ]);
    });

    it('streams words and usage, and routes as the guide says', async () => {
      const { client, generations } = await testClient();
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
      expect(text).toBe(ANSWER);
      expect(cost).toBe(Number(generations()[0]?.cost));
    });

    it('calls tools, whole and streamed, and keeps to a schema', async () => {
      const { client } = await testClient();
      const tools = [{ type: 'function' as const, function: WEATHER }];
      const called = await client.chat.completions.create({ ...asks('Weather in Oslo?'), tools });
      const [call] = called.choices[0]?.message.tool_calls ?? [];
      expect(call).toMatchObject({ type: 'function', function: { name: 'weather' } });
      expect(JSON.parse(call?.type === 'function' ? call.function.arguments : '')).toEqual({ city: 'Oslo' });
      const streamed = client.chat.completions.stream({ ...asks('Weather in Oslo?'), tools });
      expect((await streamed.finalChatCompletion()).choices[0]?.message.tool_calls).toMatchObject([
        { function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
      ]);
      const kept = await client.chat.completions.create({
        ...HELLO,
        response_format: { type: 'json_schema', json_schema: { name: 'sum', strict: true, schema: SUM } },
      });
      expect(JSON.parse(kept.choices[0]?.message.content ?? '')).toEqual({ answer: expect.any(Number) });
    });

    it('throws what went wrong before a stream and in the middle of it', async () => {
      const { client } = await testClient();
      await expect(client.chat.completions.create({ ...HELLO, model: 'acme/none' })).rejects.toBeInstanceOf(
        OpenAI.NotFoundError,
      );
      await expect(client.withOptions({ apiKey: 'plx-nobody' }).chat.completions.create(HELLO)).rejects.toBeInstanceOf(
        OpenAI.AuthenticationError,
      );
      for (const fault of ['error', 'cut']) {
        const stream = await client.chat.completions.create({
          ...asks(`Why do cats purr? [[fault:${fault}]]`),
          stream: true,
        });
        await expect(drain(stream), fault).rejects.toMatchObject({ code: 502 });
      }
    });

    it('aborts, and the upstream is let go within a second', async () => {
      const { client, generations } = await testClient();
      const stream = await client.chat.completions.create({ ...asks('hello [[fault:stall]]'), stream: true });
      for await (const _chunk of stream) break;
      await expect.poll(() => generations()[0]?.cancelled, { timeout: 1000 }).toBe(1);
    });

    it('lists and finds models, and embeds', async () => {
      const { client, issued, generations } = await testClient();
      const ids: string[] = [];
      for await (const { id } of client.models.list()) ids.push(id);
      expect(ids.length).toBeGreaterThan(300);
      expect(ids).toContain(MODEL);
      const { data, usage } = await client.embeddings.create({
        model: 'openai/text-embedding-3-small',
        input: ['one', 'two'],
      });
      expect(data.map(({ embedding }) => embedding.length)).toEqual([1536, 1536]);
      expect(usage.prompt_tokens).toBeGreaterThan(0);
      const cost = async () => Number((await door().callsOf(issued))[0]?.costUsd);
      await expect.poll(cost).toBe(Number(generations()[0]?.cost));
    });

    it('speaks Responses, whole and streamed, with tools and schemas', async () => {
      const { client, issued, generations } = await testClient();
      const asked = { model: MODEL, input: 'What is 17 * 23?' };
      const whole = await client.responses.create(asked);
      expect([whole.status, whole.output_text]).toEqual(['completed', ANSWER]);
      const types: string[] = [];
      for await (const { type } of await client.responses.create({ ...asked, stream: true })) types.push(type);
      expect([types[0], types.at(-1)]).toEqual(['response.created', 'response.completed']);
      const called = await client.responses.create({
        model: MODEL,
        input: 'Weather in Oslo?',
        tools: [{ type: 'function', ...WEATHER, strict: false }],
      });
      expect(called.output).toMatchObject([{ type: 'function_call', name: 'weather', arguments: '{"city":"Oslo"}' }]);
      const text = { format: { type: 'json_schema' as const, name: 'sum', strict: true, schema: SUM } };
      const kept = await client.responses.create({ ...asked, text });
      expect(JSON.parse(kept.output_text)).toEqual({ answer: expect.any(Number) });
      const costs = async () => (await door().callsOf(issued)).map(({ costUsd }) => Number(costUsd));
      await expect.poll(costs).toEqual(
        generations()
          .map(({ cost }) => Number(cost))
          .toReversed(),
      );
      const cut = await client.responses.create({
        model: MODEL,
        input: 'Why do cats purr? [[fault:cut]]',
        stream: true,
      });
      await expect(drain(cut)).rejects.toThrow('cut');
      await expect(client.responses.create({ model: MODEL, input: 'x', store: true })).rejects.toMatchObject({
        status: 400,
      });
    });
  });
}
