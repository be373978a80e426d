import { OpenRouter } from '@openrouter/sdk';
import { describe, expect, it } from 'vitest';
import { ANSWER, type Door, HELLO, MODEL } from './door.ts';

/** Its overloads cannot tell a stream from a whole answer. */
type Whole = { id: string; choices: { message: { content?: unknown; toolCalls?: unknown } }[] };
type Streamed = AsyncIterable<{ choices: { delta: { content?: string | null } }[] }>;

const NEVER = { retries: { strategy: 'none' as const } };

export function openrouterSuite(door: () => Door): void {
  describe('@openrouter/sdk', () => {
    const testClient = async (limits: Record<string, unknown> = {}) => {
      const { key } = await door().issue(limits);
      return new OpenRouter({ apiKey: key, serverURL: door().baseURL });
    };

    it('completes, streams, calls tools and keeps to a schema', async () => {
      const client = await testClient();
      const send = async (asked: object) =>
        (await client.chat.send({ chatRequest: { ...HELLO, stream: false, ...asked } }, NEVER)) as unknown as Whole;
      expect((await send({})).choices[0]?.message.content).toBe(ANSWER);
      const stream = await client.chat.send({ chatRequest: { ...HELLO, stream: true } }, NEVER);
      let text = '';
      for await (const chunk of stream as unknown as Streamed) text += chunk.choices[0]?.delta.content ?? '';
      expect(text).toBe(ANSWER);
      const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
      const called = await send({
        messages: [{ role: 'user', content: 'Weather in Oslo?' }],
        tools: [{ type: 'function', function: { name: 'weather', parameters } }],
      });
      expect(called.choices[0]?.message.toolCalls).toMatchObject([{ function: { name: 'weather' } }]);
      const schema = { type: 'object', properties: { answer: { type: 'integer' } }, required: ['answer'] };
      const kept = await send({ responseFormat: { type: 'json_schema', jsonSchema: { name: 'sum', schema } } });
      expect(JSON.parse(String(kept.choices[0]?.message.content))).toEqual({ answer: expect.any(Number) });
    });

    it('aborts', async () => {
      const client = await testClient();
      const { sandbox } = door();
      const leaving = new AbortController();
      const messages = [{ role: 'user' as const, content: 'hello [[fault:stall]]' }];
      const stream = await client.chat.send(
        { chatRequest: { ...HELLO, messages, stream: true } },
        { ...NEVER, fetchOptions: { signal: leaving.signal } },
      );
      const read = async () => {
        for await (const _chunk of stream as unknown as Streamed) leaving.abort();
      };
      await expect(read()).rejects.toThrow(/abort/i);
      await expect.poll(() => sandbox.generations().at(-1)?.cancelled, { timeout: 1000 }).toBe(1);
    });

    it('reads models, endpoints, its key and a generation', async () => {
      const client = await testClient();
      const answer = await client.chat.send({ chatRequest: { ...HELLO, stream: false } }, NEVER);
      const { id } = answer as unknown as Whole;
      expect((await client.models.count({}, NEVER)).data.count).toBeGreaterThan(300);
      await expect
        .poll(async () => (await client.apiKeys.getCurrentKeyMetadata({}, NEVER)).data.usage)
        .toBeGreaterThan(0);
      expect((await client.generations.getGeneration({ id }, NEVER)).data).toMatchObject({ id, model: MODEL });
      const endpoints = await client.endpoints.list({ author: 'openai', slug: 'gpt-4o-mini' }, NEVER);
      expect(endpoints.data.endpoints.length).toBeGreaterThan(0);
    });

    it('manages keys, and reads credits and activity', async () => {
      const client = await testClient({ isManagement: true });
      const asked = { name: 'CI', limit: 1.5, limitReset: 'monthly' as const };
      const made = await client.apiKeys.create({ requestBody: asked }, NEVER);
      expect(made.data).toMatchObject({ ...asked, disabled: false });
      expect(made.key).toMatch(/^plx-/);
      const { hash } = made.data;
      expect((await client.apiKeys.update({ hash, requestBody: { disabled: true } }, NEVER)).data.disabled).toBe(true);
      expect((await client.apiKeys.get({ hash }, NEVER)).data.hash).toBe(hash);
      expect((await client.apiKeys.list({}, NEVER)).data.length).toBeGreaterThan(0);
      expect((await client.apiKeys.delete({ hash }, NEVER)).deleted).toBe(true);
      const { totalCredits, totalUsage } = (await client.credits.getCredits({}, NEVER)).data;
      expect(totalCredits).toBeGreaterThan(totalUsage);
      expect((await client.analytics.getUserActivity({}, NEVER)).data).toEqual([]);
    });

    it('reads refusals', async () => {
      const client = await testClient();
      const unknown = client.chat.send({ chatRequest: { ...HELLO, model: 'acme/none', stream: false } }, NEVER);
      await expect(unknown).rejects.toMatchObject({
        statusCode: 404,
        error: { code: 404, message: expect.stringContaining('acme/none') },
      });
      const { key } = await door().issue({ limit: { usd: '0.000001', period: 'ever' } });
      const spent = new OpenRouter({ apiKey: key, serverURL: door().baseURL });
      await expect(spent.chat.send({ chatRequest: { ...HELLO, stream: false } }, NEVER)).rejects.toMatchObject({
        statusCode: 402,
      });
    });
  });
}
