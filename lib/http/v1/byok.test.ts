import { expect, it } from 'vitest';
import { HELLO, MODEL, testDoor, testDoorBefore } from './testing.ts';

const prompt = 'What is 17 * 23? [[fault:byok]]';
const messages = [{ role: 'user', content: prompt }];

it.each([
  ['/chat/completions', { ...HELLO, messages }],
  ['/chat/completions', { ...HELLO, messages, stream: true }],
  ['/responses', { model: MODEL, input: prompt }],
  ['/responses', { model: MODEL, input: prompt, stream: true }],
  ['/messages', { model: MODEL, messages, max_tokens: 100 }],
  ['/messages', { model: MODEL, messages, max_tokens: 100, stream: true }],
])('%s with the team’s own key at the provider costs what the provider takes: %j', async (path, body) => {
  const { app, ask, sandbox } = await testDoor();
  const response = await ask(path, { body });
  expect(await response.text()).toContain('"is_byok":true');
  expect(Number(sandbox.totalCharged())).toBeGreaterThan(0);
  const booked = () => app.db.client.prepare('select state, is_byok, cost_nano / 1e9 as usd from calls').get();
  await expect.poll(booked).toEqual({
    state: 'settled',
    is_byok: 1,
    usd: expect.closeTo(Number(sandbox.totalCharged()), 9),
  });
});

it('found out later, the provider’s part is asked for until it is told: the fee alone is not the cost', async () => {
  let told: Record<string, unknown> = { total_cost: 0.001, is_byok: true, upstream_inference_cost: null };
  let asked = 0;
  const { app, ask } = await testDoorBefore((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url?.includes('/generation')) {
      asked += 1;
      return void response.end(JSON.stringify({ data: told }));
    }
    if (request.method !== 'POST') return void response.writeHead(404).end('{}');
    response.setHeader('x-generation-id', 'gen-1');
    response.end(JSON.stringify({ id: 'gen-1', model: MODEL, choices: [{ message: { content: 'Hi' } }] }));
  });
  await ask('/chat/completions', { body: HELLO });
  const booked = () => app.db.client.prepare('select state, cost_nano from calls').get();
  await expect.poll(() => asked, { timeout: 5000 }).toBe(1);
  await expect.poll(booked).toEqual({ state: 'unsettled', cost_nano: null });
  told = { ...told, upstream_inference_cost: 0.07 };
  await expect.poll(booked, { timeout: 15_000 }).toEqual({ state: 'reconciled', cost_nano: 71_000_000 });
}, 30_000);
