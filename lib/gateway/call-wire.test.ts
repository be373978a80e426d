import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import type { CallWire } from './call.ts';
import { callModel } from './call-model.ts';
import { beginStream, contextOf, type Script, testHeart, WHOLE_STREAM } from './testing.ts';

const echo: Script = (_request, response) => {
  beginStream(response);
  response.end(WHOLE_STREAM);
};

/** Spaces, key order and a number's digits that a second serialisation would lose. */
const AS_WRITTEN =
  '{ "stream":true, "seed": 1.0, "model":"acme/nova","messages":[{"role":"user","content":"H\\u00e9llo"}], "odd":{"b":1,"a":2} }';

const wireOf = (written: string, more: Partial<CallWire> = {}): CallWire => ({
  form: 'chat',
  bytes: Buffer.from(written),
  headers: {},
  ...more,
});

async function sent(written: string, budget = false) {
  const bodies: string[] = [];
  const { heart, db } = await testHeart(echo, { onBody: (body) => bodies.push(body) });
  if (budget) addBudget(db, { limitNano: 1_000_000_000 });
  const answer = await callModel(heart, contextOf(), JSON.parse(written), wireOf(written));
  await text(answer.body);
  await answer.settled;
  return bodies[0] ?? '';
}

describe('what a program wrote', () => {
  it('goes upstream byte for byte where nothing in it has to change', async () => {
    expect(await sent(AS_WRITTEN)).toBe(AS_WRITTEN);
    const routed = AS_WRITTEN.replace('"odd"', '"models":["acme/nova","acme/nova"],"provider":{"sort":"price"},"odd"');
    expect(await sent(routed.replace('["acme/nova","acme/nova"]', '["acme/nova"]'))).not.toContain('models');
    expect(await sent(AS_WRITTEN.replace('"odd"', '"provider":{"sort":"price"},"odd"'))).toContain('"seed": 1.0');
  });

  it('is written anew where a route is translated or a cap is added', async () => {
    const routed = await sent(AS_WRITTEN.replace('"odd"', '"route":"lowest-cost","odd"'));
    expect(JSON.parse(routed)).toMatchObject({ provider: { sort: 'price' }, odd: { b: 1, a: 2 } });
    expect(routed).not.toContain('route');
    expect(JSON.parse(await sent(AS_WRITTEN, true))).toMatchObject({ max_tokens: 4096, seed: 1 });
    const capped = AS_WRITTEN.replace('"odd"', '"max_tokens":5,"odd"');
    expect(await sent(capped, true)).toBe(capped);
  });
});

it('an answer says when it was asked for, what it cost and how it ended', async () => {
  const { heart } = await testHeart((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        id: 'gen-1',
        model: 'acme/nova',
        choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 1, completion_tokens: 1, cost: 0.00042 },
      }),
    );
  });
  const before = performance.now();
  const request = { model: 'acme/nova', messages: [{ role: 'user', content: 'Hi' }] };
  const answer = await callModel(heart, contextOf(), request, wireOf(JSON.stringify(request)));
  expect(answer.costUsd).toBe('0.00042');
  expect(answer.sentAt).toBeGreaterThanOrEqual(before);
  expect(await answer.ended).toEqual({ ending: 'finished', error: null, isTold: false });
  expect((await answer.settled).receipt.costUsd).toBe('0.00042');
});

it('each form has its own path, its own cap and its own prompt', async () => {
  const seen: string[] = [];
  const { heart, db, requests, calls } = await testHeart((request, response) => {
    seen.push(`${request.url} ${request.headers['x-title']}`);
    response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
  });
  addBudget(db, { limitNano: 1_000_000_000 });
  const ask = (form: CallWire['form'], request: Record<string, unknown>) =>
    callModel(
      heart,
      contextOf(),
      { model: 'acme/nova', ...request },
      wireOf('{}', { form, headers: { 'x-title': 'Tests' } }),
    ).catch(() => {});
  await ask('responses', { input: 'x'.repeat(3000) });
  await ask('messages', { system: 'x'.repeat(3000), messages: [] });
  await ask('embeddings', { input: 'x'.repeat(3000), model: 'openai/text-embedding-3-small' });
  expect(seen).toEqual(['/api/v1/responses Tests', '/api/v1/messages Tests', '/api/v1/embeddings Tests']);
  expect(requests).toMatchObject([{ max_output_tokens: 4096 }, { max_tokens: 4096 }, {}]);
  // 1,000 tokens of prompt each, the last without an answer to hold for.
  expect(calls().map(({ heldNano }) => heldNano)).toEqual([9_192_000, 9_192_000, 20_000]);
});

it('an embedding model without a known price passes no blocking budget', async () => {
  const { heart, db, requests } = await testHeart(echo);
  addBudget(db, { limitNano: 1_000_000_000 });
  const request = { model: 'acme/vectors', input: 'Hi' };
  await expect(callModel(heart, contextOf(), request, wireOf('{}', { form: 'embeddings' }))).rejects.toMatchObject({
    code: 'budget_exceeded',
  });
  expect(requests).toEqual([]);
});
