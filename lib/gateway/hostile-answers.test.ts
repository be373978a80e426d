import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import type { Model } from '#lib/models/model';
import type { CallRequest } from './call.ts';
import { callModel } from './call-model.ts';
import {
  beginStream,
  CHUNK,
  contextOf,
  DONE,
  delta,
  event,
  FINISH,
  PROMPT,
  type Script,
  testHeart,
} from './testing.ts';

const ANSWER = {
  id: 'gen-1',
  model: 'acme/nova',
  choices: [{ message: { content: 'Hi' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 5, completion_tokens: 5, cost: 0.5 },
};
const billing = (usage: object) => delta('Hi') + FINISH + event({ ...CHUNK, choices: [], usage }) + DONE;

/** Plays a call to its ending, answered or refused. */
async function play(
  script: Script,
  request: CallRequest = PROMPT,
  limits?: NonNullable<Parameters<typeof testHeart>[1]>['limits'],
) {
  const room = await testHeart(script, limits && { limits });
  const answer = await callModel(room.heart, contextOf(), request).catch(() => null);
  if (answer) await text(answer.body).catch(() => {});
  await answer?.settled;
  return room;
}

it.each([
  ['a cost', { prompt_tokens: 1, completion_tokens: 1, cost: 1e9 }],
  ['a cost with a key of one’s own', { is_byok: true, cost: 0, cost_details: { upstream_inference_cost: '1e40' } }],
])('regression: %s beyond what a ledger can hold is unknown, and leaves no call open', async (_, usage) => {
  const { calls } = await play((_request, response) => {
    beginStream(response);
    response.end(billing(usage));
  });
  expect(calls()).toMatchObject([{ state: 'unsettled', ending: 'finished', costNano: null, generationId: 'gen-1' }]);
});

it('regression: tokens beyond belief have no estimate, and leave no call open', async () => {
  const { calls } = await play(
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ...ANSWER, id: null, usage: { prompt_tokens: 9e15, completion_tokens: 1 } }));
    },
    { ...PROMPT, stream: false },
  );
  expect(calls()).toMatchObject([{ state: 'settled', costSource: 'estimated', costNano: calls()[0]?.heldNano }]);
});

it('regression: the generation of a try that was turned away is not taken for that of the next', async () => {
  const { calls } = await play((_request, response, number) => {
    if (number > 1) {
      beginStream(response, 'gen-2');
      response.end(delta('Hi') + FINISH + DONE);
      return;
    }
    response.writeHead(429, { 'x-generation-id': 'gen-1', 'content-type': 'application/json' });
    response.flushHeaders();
    setTimeout(() => response.end('{"error":{"code":429,"message":"Slow down"}}'), 20);
  });
  expect(calls()).toMatchObject([{ state: 'unsettled', generationId: 'gen-2' }]);
});

it('regression: an answer in one piece to who asked for a stream is asked for once, and costs what it says', async () => {
  const room = await play((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ANSWER));
  });
  expect(room.requests).toHaveLength(1);
  expect(room.calls()).toMatchObject([
    { state: 'settled', ending: 'refused', errorCode: 'bad_upstream_response', costNano: 500_000_000 },
  ]);
});

it.each([
  ['answer', 200],
  ['refusal', 500],
])('regression: an %s in one piece that never ends is given up, or its hold would stay for ever', async (_, status) => {
  const { calls, sockets } = await play(
    (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': 900 });
      response.write('{"id"');
    },
    { ...PROMPT, stream: false },
    { idleMs: 50, totalMs: 50 },
  );
  expect(calls()).toMatchObject([{ state: 'settled', ending: 'refused', errorCode: 'upstream_timeout' }]);
  await expect.poll(() => sockets.open).toBe(0);
});

it('regression: who leaves before an answer in one piece comes pays what was held: upstream writes it to its end', async () => {
  const { heart, calls, requests } = await testHeart(() => {});
  const leaving = new AbortController();
  const request = { ...PROMPT, stream: false, max_tokens: 1000 };
  const refused = callModel(heart, contextOf(leaving.signal), request).catch(() => null);
  await expect.poll(() => requests.length).toBe(1);
  leaving.abort();
  await refused;
  expect(calls()).toMatchObject([{ state: 'settled', ending: 'left', costSource: 'estimated', costNano: 2_011_000 }]);
});

it('regression: of two caps the larger is held for, and one that is no count is replaced under a blocking budget', async () => {
  const { heart, db, calls, requests } = await testHeart((_request, response) => {
    beginStream(response);
    response.end(delta('Hi') + FINISH + DONE);
  });
  addBudget(db, { limitNano: 1_000_000_000 });
  await (await callModel(heart, contextOf(), { ...PROMPT, max_completion_tokens: 1, max_tokens: 7000 })).settled;
  await (await callModel(heart, contextOf(), { ...PROMPT, max_completion_tokens: '90000' })).settled;
  expect(calls().map(({ heldNano }) => heldNano)).toEqual([14_011_000, 8_203_000]);
  expect(requests.map(({ max_tokens, max_completion_tokens }) => [max_tokens, max_completion_tokens])).toEqual([
    [7000, 1],
    [4096, undefined],
  ]);
});

it('regression: what a request foretells of its answer is held for', async () => {
  const { calls } = await play(
    (_request, response) => {
      beginStream(response);
      response.end(delta('Hi') + FINISH + DONE);
    },
    { ...PROMPT, prediction: { type: 'content', content: 'x'.repeat(300_000) } },
  );
  expect(calls()[0]?.heldNano).toBeGreaterThan(100_000_000);
});

it('regression: what a router’s choice cost is estimated by the price of the model that it chose', async () => {
  const room = await testHeart((_request, response) => {
    beginStream(response);
    response.end(delta('Hi') + FINISH + DONE);
  });
  const nova = room.heart.catalogue.find('acme/nova');
  if (!nova) throw new Error('no model');
  const router: Model = {
    ...nova,
    id: 'open/auto',
    canonicalSlug: 'open/auto',
    pricing: { prompt: '-1', completion: '-1' },
  };
  const find = (id: string) => (id === router.id ? router : room.heart.catalogue.find(id));
  const heart = { ...room.heart, catalogue: { find, list: () => [nova, router] } };
  const answer = await callModel(heart, contextOf(), { ...PROMPT, model: router.id });
  await text(answer.body);
  await answer.settled;
  expect(room.calls()).toMatchObject([{ state: 'unsettled', heldNano: 0, estimateNano: 13_000 }]);
});
