import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { addBudget } from '#lib/budgets/testing';
import { isAppError } from '#lib/errors';
import { type Random, random } from '#lib/sandbox/random';
import { verifyLedger } from '#lib/spend/verify-ledger';
import type { Job } from '#lib/start-job';
import { callModel } from './call-model.ts';
import { startReconciler } from './reconciler.ts';
import { beginStream, contextOf, DONE, delta, event, FINISH, PROMPT, testHeart } from './testing.ts';

const { minutes, seed } = inject('soak');
const CALLERS = 32;
const CALLS_A_ROUND = 160;

test(`seed ${seed}: whatever upstream and callers do, every call ends once, with the cost that upstream charged`, async () => {
  const luck = random('call-model', String(seed));
  const charged = new Map<string, number>();
  const { heart, db, calls } = await testHeart(
    (_request, response, number) =>
      misbehave(response, random('upstream', String(seed), String(number)), `gen-${number}`, charged),
    { generation: (id) => ({ id, total_cost: charged.get(id), is_byok: false }) },
  );
  addBudget(db, { limitNano: 900_000_000_000 });
  const reconciler = startReconciler(heart);
  const endsAt = Date.now() + minutes * 60_000 * 0.15;

  for (let round = 0; round === 0 || Date.now() < endsAt; round += 1) {
    const ways = Array.from({ length: CALLS_A_ROUND }, () => luck.next());
    await Promise.all(Array.from({ length: CALLERS }, () => callUntilEmpty(ways)));
    await settleAll(reconciler);
    const wrong = calls()
      .filter(({ generationId }) => generationId !== null)
      .filter(({ generationId, costDigits }) => costDigits !== String(charged.get(generationId as string)));
    expect(wrong).toEqual([]);
    expect((await verifyLedger(db)).differences).toEqual([]);
    expect(db.client.prepare('select sum(held_nano) as held from budget_windows').get()).toEqual({ held: 0 });
  }
  await reconciler.close();

  async function callUntilEmpty(ways: number[]): Promise<void> {
    for (let way = ways.pop(); way !== undefined; way = ways.pop()) await callOnce(way);
  }

  /** Three callers in ten leave somewhere in the middle. */
  async function callOnce(way: number): Promise<void> {
    const caller = new AbortController();
    if (way < 0.3) setTimeout(() => caller.abort(), way * 100);
    try {
      const answer = await callModel(heart, contextOf(caller.signal), PROMPT);
      answer.body.on('error', () => {}).resume();
      await answer.settled;
    } catch (error) {
      if (!isAppError(error) && !caller.signal.aborted) throw error;
    }
  }

  async function settleAll(reconciler: Job): Promise<void> {
    const pending = db.client.prepare("select count(*) as count from calls where state in ('open', 'unsettled')");
    for (let tries = 0; (pending.get() as { count: number }).count > 0; tries += 1) {
      expect(tries, 'rounds of reconciling').toBeLessThan(200);
      db.client.prepare("update calls set next_check_at = 0 where state = 'unsettled'").run();
      await reconciler.runOnce();
      await pause(10);
    }
  }
});

/** Answers in one of the ways upstreams do, and writes down what it charges for it before the first byte. */
async function misbehave(
  response: ServerResponse,
  luck: Random,
  id: string,
  charged: Map<string, number>,
): Promise<void> {
  const way = luck.pick(['whole', 'whole', 'whole', 'no usage', 'cut', 'error inside', 'busy', 'broken'] as const);
  if (way === 'busy')
    return void response.writeHead(503, { 'retry-after': '0' }).end('{"error":{"code":503,"message":"busy"}}');
  if (way === 'broken') return void response.writeHead(500).end('{"error":{"code":500,"message":"broken"}}');

  const cost = luck.between(1, 900_000) / 1e6;
  charged.set(id, cost);
  const name = (chunks: string) => chunks.replaceAll('gen-1"', `${id}"`);
  const words = Array.from({ length: luck.between(1, 20) }, (_, word) => delta(`word ${word} 😀 `)).join('');
  const usage = { prompt_tokens: 10, completion_tokens: 2, total_tokens: 12, cost, is_byok: false };
  const endings = {
    whole: FINISH + event({ id: 'gen-1', choices: [], usage }) + DONE,
    'no usage': FINISH + DONE,
    cut: '',
    'error inside': event({
      id: 'gen-1',
      error: { code: 502, message: 'went away' },
      choices: [{ finish_reason: 'error' }],
    }),
  };
  beginStream(response, id);
  const bytes = Buffer.from(name(words + endings[way]));
  for (let from = 0; from < bytes.length; ) {
    const to = from + luck.between(1, 400);
    response.write(bytes.subarray(from, to));
    from = to;
    if (luck.next() < 0.3) await pause(luck.between(0, 10));
  }
  if (way === 'cut') response.destroy();
  else response.end();
}
