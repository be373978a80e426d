import { OpenRouter } from '@openrouter/sdk';
import { describe, expect, it } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import { DOORS } from './testing/doors.ts';
import { MODEL, testDoor } from './testing.ts';

const HELLO = { model: MODEL, messages: [{ role: 'user' as const, content: 'What is 17 * 23?' }] };
/** Its overloads cannot tell a stream from a whole answer. */
type Whole = { id: string; choices: { message: { content?: unknown } }[] };
type Streamed = AsyncIterable<{ choices: { delta: { content?: string | null } }[] }>;

const NEVER = { retries: { strategy: 'none' as const } };

describe.each(DOORS)('@openrouter/sdk through %s', (_name, listen) => {
  const testClient = async (isManagement = false) => {
    const door = await testDoor(listen);
    const { key } = isManagement ? await door.issue({ isManagement }) : door;
    return { ...door, client: new OpenRouter({ apiKey: key, serverURL: door.baseURL }) };
  };

  it('completes and streams', async () => {
    const { client } = await testClient();
    const whole = (await client.chat.send({ chatRequest: { ...HELLO, stream: false } }, NEVER)) as unknown as Whole;
    expect(whole.choices[0]?.message.content).toBe('17 * 23 = **391**');
    const stream = (await client.chat.send({ chatRequest: { ...HELLO, stream: true } }, NEVER)) as unknown as Streamed;
    let text = '';
    for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
    expect(text).toBe('17 * 23 = **391**');
  });

  it('reads models, endpoints, its key and a generation', async () => {
    const { app, client } = await testClient();
    const { id } = (await client.chat.send({ chatRequest: { ...HELLO, stream: false } }, NEVER)) as unknown as Whole;
    expect((await client.models.count({}, NEVER)).data.count).toBe(app.catalogue.list().length);
    await expect
      .poll(async () => (await client.apiKeys.getCurrentKeyMetadata({}, NEVER)).data.usage)
      .toBeGreaterThan(0);
    expect((await client.generations.getGeneration({ id }, NEVER)).data).toMatchObject({ id, model: MODEL });
    const endpoints = await client.endpoints.list({ author: 'openai', slug: 'gpt-4o-mini' }, NEVER);
    expect(endpoints.data.endpoints.length).toBeGreaterThan(0);
  });

  it('manages keys, and reads credits and activity', async () => {
    const { app, client } = await testClient(true);
    addBudget(app.db, { limitNano: 2_000_000_000 });
    const made = await client.apiKeys.create({ requestBody: { name: 'CI', limit: 1.5, limitReset: 'monthly' } }, NEVER);
    expect(made.data).toMatchObject({ name: 'CI', limit: 1.5, limitReset: 'monthly', disabled: false });
    expect(made.key).toMatch(/^plx-/);
    const { hash } = made.data;
    expect((await client.apiKeys.update({ hash, requestBody: { disabled: true } }, NEVER)).data.disabled).toBe(true);
    expect((await client.apiKeys.get({ hash }, NEVER)).data.hash).toBe(hash);
    expect((await client.apiKeys.delete({ hash }, NEVER)).deleted).toBe(true);
    expect((await client.credits.getCredits({}, NEVER)).data).toEqual({ totalCredits: 2, totalUsage: 0 });
    expect((await client.analytics.getUserActivity({}, NEVER)).data).toEqual([]);
  });

  it('reads refusals', async () => {
    const { client } = await testClient();
    const unknown = client.chat.send({ chatRequest: { ...HELLO, model: 'acme/none', stream: false } }, NEVER);
    await expect(unknown).rejects.toMatchObject({
      statusCode: 404,
      error: { code: 404, message: expect.stringContaining('acme/none') },
    });
  });
});
