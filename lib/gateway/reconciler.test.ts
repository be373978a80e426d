import { text } from 'node:stream/consumers';
import { expect, it, onTestFinished } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import { closeAttempt } from '#lib/ledger/attempts';
import { openCall } from '#lib/ledger/open-call';
import { openedCall } from '#lib/ledger/testing';
import { verifyLedger } from '#lib/spend/verify-ledger';
import { callModel } from './call-model.ts';
import { startReconciler } from './reconciler.ts';
import { beginStream, contextOf, DONE, delta, FINISH, PROMPT, testHeart } from './testing.ts';

const DAY_MS = 86_400_000;

type Setting = Parameters<typeof testHeart>[1];

/** A heart with one unsettled call: its stream told no usage. */
async function withUnsettledCall(setting: Setting = {}) {
  const scripted = await testHeart((_request, response) => {
    beginStream(response);
    response.end(delta('Hello') + FINISH + DONE);
  }, setting);
  addBudget(scripted.db, { limitNano: 1_000_000_000 });
  const answer = await callModel(scripted.heart, contextOf(), PROMPT);
  await text(answer.body);
  await answer.settled;
  const makeDue = () => scripted.db.client.prepare('update calls set next_check_at = 0').run();
  const window = () => scripted.db.client.prepare('select held_nano, spent_nano from budget_windows').get();
  const reconciler = startReconciler(scripted.heart);
  onTestFinished(() => reconciler.close());
  return { ...scripted, makeDue, window, reconciler };
}

it('asks for the cost and books it once, hold released and browser told', async () => {
  const { reconciler, makeDue, calls, window, late, db } = await withUnsettledCall({
    generation: (id) => ({
      id,
      total_cost: 6.1e-7,
      is_byok: false,
      native_tokens_prompt: 11,
      native_tokens_completion: 3,
      provider_name: 'Acme',
    }),
  });
  makeDue();
  await reconciler.runOnce();
  expect(calls()).toMatchObject([
    {
      state: 'reconciled',
      costNano: 610,
      costDigits: '0.00000061',
      costSource: 'reported',
      promptTokens: 11,
      completionTokens: 3,
      nextCheckAt: null,
    },
  ]);
  expect(window()).toEqual({ held_nano: 0, spent_nano: 610 });
  expect(late.map(({ id }) => id)).toEqual(calls().map(({ id }) => id));
  await reconciler.runOnce();
  expect(late).toHaveLength(1);
  expect((await verifyLedger(db)).differences).toEqual([]);
});

it('regression: what a late call was charged for searches of the web is no anomaly of its tokens', async () => {
  const { reconciler, makeDue, calls } = await withUnsettledCall({
    generation: () => ({
      total_cost: 0.5,
      is_byok: false,
      native_tokens_prompt: 11,
      native_tokens_completion: 3,
      num_search_results: 5,
    }),
  });
  makeDue();
  await reconciler.runOnce();
  expect(calls()).toMatchObject([{ state: 'reconciled', costNano: 500_000_000, anomaly: null }]);
});

it('T20: keeps the hold and asks later, ever less often, while upstream does not know', async () => {
  const { reconciler, makeDue, calls, window } = await withUnsettledCall();
  const pauses: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    makeDue();
    const before = Date.now();
    await reconciler.runOnce();
    pauses.push(Math.round(((calls()[0]?.nextCheckAt ?? 0) - before) / 1000));
  }
  expect(pauses).toEqual([1, 2, 4, 8]);
  expect(calls()).toMatchObject([{ state: 'unsettled', checks: 4, costNano: null }]);
  expect(window()).toMatchObject({ spent_nano: 0 });
});

it('after a day books the estimate, never zero', async () => {
  const { reconciler, makeDue, calls, window, db } = await withUnsettledCall();
  db.client.prepare('update calls set opened_at = opened_at - ?').run(DAY_MS + 1000);
  makeDue();
  await reconciler.runOnce();
  const [call] = calls();
  expect(call).toMatchObject({ state: 'written_off', costSource: 'estimated' });
  expect(call?.costNano).toBeGreaterThan(0);
  expect(window()).toEqual({ held_nano: 0, spent_nano: call?.costNano });
});

it('takes over the calls of a process that died: one with an id is asked about, one without is written off with what it held', async () => {
  const scripted = await testHeart(() => {}, { generation: () => ({ total_cost: '0.5', is_byok: false }) });
  const opened = { connectionId: 'env', heldNano: 700, estimateNano: 700 };
  openCall(scripted.db, openedCall({ id: 'with', ...opened }));
  openCall(scripted.db, openedCall({ id: 'without', ...opened }));
  scripted.db.client.prepare("update calls set generation_id = 'gen-1' where id = 'with'").run();
  const reconciler = startReconciler(scripted.heart);
  onTestFinished(() => reconciler.close());
  await reconciler.runOnce();
  expect(scripted.calls()).toMatchObject([
    { id: 'with', state: 'reconciled', ending: 'died', costNano: 500_000_000, costDigits: '0.5' },
    { id: 'without', state: 'written_off', ending: 'died', costNano: 700 },
  ]);
  expect((await verifyLedger(scripted.db)).differences).toEqual([]);
});

it('regression: a cost beyond what a ledger can hold keeps no other call from being asked about', async () => {
  const { reconciler, makeDue, calls } = await withUnsettledCall({ generation: () => ({ total_cost: 1e9 }) });
  makeDue();
  await reconciler.runOnce();
  expect(calls()).toMatchObject([{ state: 'unsettled', checks: 1 }]);
});

it('regression: a call that was put off before the clock was set back is not put off until then', async () => {
  const { reconciler, calls, db } = await withUnsettledCall({ generation: () => ({ total_cost: 0.5 }) });
  db.client.prepare('update calls set next_check_at = ?').run(Date.now() + 365 * DAY_MS);
  await reconciler.runOnce();
  expect(calls()).toMatchObject([{ state: 'reconciled', costNano: 500_000_000 }]);
});

it('regression: what an attempt cost is booked once when the process died before the next', async () => {
  const scripted = await testHeart(() => {});
  openCall(scripted.db, openedCall({ id: 'c', connectionId: 'env', heldNano: 700, estimateNano: 700 }));
  closeAttempt(scripted.db, {
    ...{ callId: 'c', number: 1, connectionId: 'env', model: 'acme/nova', startedAt: 1, endedAt: 2, httpStatus: 500 },
    ...{ verdict: 'next', errorCode: 'upstream_failed', generationId: null, costNano: 30, estimateNano: 30 },
  });
  const reconciler = startReconciler(scripted.heart);
  onTestFinished(() => reconciler.close());
  await reconciler.runOnce();
  expect(scripted.calls()).toMatchObject([{ state: 'written_off', costNano: 730 }]);
});

it('regression: a call whose key was removed is asked about with another of the account', async () => {
  const { reconciler, makeDue, calls, db } = await withUnsettledCall({ generation: () => ({ total_cost: 0.5 }) });
  db.client.prepare("update calls set connection_id = 'removed'").run();
  makeDue();
  await reconciler.runOnce();
  expect(calls()).toMatchObject([{ state: 'reconciled', costNano: 500_000_000 }]);
});
