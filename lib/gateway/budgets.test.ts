/**
 * The B rows of the fault list at the heart, with money, upstream and database together. Elsewhere: B3, B7, B10, B11 and B19 in
 * lib/budgets/hold-money.test.ts, B6 in lib/budgets/histories.test.ts, B9 in estimate-call.test.ts, B12 in lib/budgets/budgets.test.ts,
 * B15 in lib/money.test.ts.
 */
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Db, openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { testFolder } from '#db/testing';
import type { Principal } from '#lib/auth/principal';
import { addBudget } from '#lib/budgets/testing';
import { isAppError, statusOf } from '#lib/errors';
import { random } from '#lib/sandbox/random';
import { verifyLedger } from '#lib/spend/verify-ledger';
import type { CallRequest } from './call.ts';
import { callModel } from './call-model.ts';
import { startReconciler } from './reconciler.ts';
import { ADA, beginStream, CHUNK, contextOf, DONE, delta, event, FINISH, PROMPT, testHeart } from './testing.ts';

const PROMPT_TOKENS = 5;
const KEYS: Principal[] = ['ci', 'bot', 'web', 'cron'].map((keyId, n) => ({
  kind: 'key',
  keyId,
  name: keyId,
  memberId: n % 2 ? 'ada' : 'grace',
  memberName: n % 2 ? 'Ada' : 'Grace',
}));

function fileDb(): Db {
  const db = openDb(join(testFolder(), 'test.db'));
  onTestFinished(() => db.close());
  migrate(db.client);
  return db;
}

/** What so many tokens cost on acme/nova, in dollars. */
const costOf = (tokens: number): string => (PROMPT_TOKENS * 1e-6 + tokens * 2e-6).toFixed(6);

/** Answers in one piece or as a stream, as asked, and bills `tokens`. */
function answer(response: ServerResponse, id: string, { tokens, isStreamed }: { tokens: number; isStreamed: boolean }) {
  const usage = {
    prompt_tokens: PROMPT_TOKENS,
    completion_tokens: tokens,
    cost: Number(costOf(tokens)),
    is_byok: false,
  };
  if (isStreamed) {
    beginStream(response, id);
    response.end(delta('Hello') + FINISH + event({ ...CHUNK, id, choices: [], usage }) + DONE);
    return;
  }
  const choices = [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hello' } }];
  response.writeHead(200, { 'content-type': 'application/json', 'x-generation-id': id });
  response.end(JSON.stringify({ id, model: 'acme/nova', provider: 'Acme', choices, usage }));
}

async function call(heart: Parameters<typeof callModel>[0], principal: Principal, request: CallRequest) {
  const answered = await callModel(heart, { ...contextOf(), principal, purpose: 'api' }, request);
  await text(answered.body);
  return answered.settled;
}

const refusalOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isAppError(error) ? { code: error.code, status: statusOf(error) } : error;
};

const windowsOf = (db: Db) =>
  db.client
    .prepare('select spent_nano as spent, held_nano as held, limit_nano as "limit" from budget_windows')
    .all() as {
    spent: number;
    held: number;
    limit: number;
  }[];

describe('B2: a thousand calls at once over three nested budgets', () => {
  it.each([1, 2])('overspend by nothing, though answers try to be longer than their holds: seed %i', async (seed) => {
    const db = fileDb();
    db.client.exec(`
      create temp table peaks (id text primary key, over integer);
      create temp trigger watch after update on budget_windows begin
        insert into peaks values (new.id, new.spent_nano + new.held_nano - new.limit_nano)
          on conflict do update set over = max(over, excluded.over);
      end`);
    let cut = 0;
    const { heart, requests, calls } = await testHeart(
      (request, response, number) => {
        const luck = random('answers', String(seed), String(number));
        const cap = Number(request.body.max_tokens);
        const wanted = luck.between(1, 3 * cap);
        if (wanted > cap) cut += 1;
        const isStreamed = request.body.stream === true;
        answer(response, `gen-${number}`, { tokens: Math.min(wanted, cap), isStreamed });
      },
      { db },
    );
    addBudget(db, { limitNano: 900_000_000, period: 'month' });
    addBudget(db, { limitNano: 500_000_000, period: 'week', scope: 'member', scopeId: 'ada' });
    addBudget(db, { limitNano: 450_000_000, period: 'week', scope: 'member', scopeId: 'grace' });
    for (const [n, scopeId] of ['ci', 'bot', 'web', 'cron'].entries())
      addBudget(db, { limitNano: 200_000_000 + n * 50_000_000, period: 'day', scope: 'key', scopeId });

    const luck = random('callers', String(seed));
    const wave = (size: number) =>
      Promise.allSettled(
        Array.from({ length: size }, () => {
          const cap = luck.next() < 0.5 ? {} : { max_tokens: luck.between(10, 6000) };
          return call(heart, luck.pick(KEYS), { ...PROMPT, stream: luck.next() < 0.3, ...cap });
        }),
      );
    const outcomes = await wave(1000);
    // Then again and again, until little is left.
    for (let again = 0; again < 20; again += 1) outcomes.push(...(await wave(100)));

    const admitted = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(new Set(refusals.map((reason) => (isAppError(reason) ? reason.code : reason)))).toEqual(
      new Set(['budget_exceeded', 'budget_held']),
    );
    expect(requests).toHaveLength(admitted);
    expect(cut).toBeGreaterThan(20);
    expect(calls().filter(({ isOverrun }) => isOverrun)).toEqual([]);
    for (const { spent, held, limit } of windowsOf(db)) expect([spent <= limit, held]).toEqual([true, 0]);
    expect(db.client.prepare('select max(over) from peaks').pluck().get()).toBeLessThanOrEqual(0);
    expect((await verifyLedger(db)).differences).toEqual([]);
    expectSumsToAgree(
      db,
      calls().reduce((sum, { costNano }) => sum + (costNano ?? 0), 0),
    );
  });
});

/** B16: by hour or day, model, member, key, provider, purpose: the sum is the same, to the nano-dollar, and so is the team's window. */
function expectSumsToAgree(db: Db, total: number): void {
  const rows = db.client
    .prepare(`select sum(cost_nano) as total from rollups where dimension <> 'app' group by grain, dimension`)
    .all();
  expect(rows).toHaveLength(12);
  expect(rows).toEqual(rows.map(() => ({ total })));
  const team = 'select spent_nano from budget_windows w join budgets b on b.id = w.budget_id where b.scope = ?';
  expect(db.client.prepare(team).pluck().get('team')).toBe(total);
}

it('B4: without a cap the cap that is held goes upstream, with one the caller’s stays, and an unknown price passes no blocking budget', async () => {
  const { heart, db, requests } = await testHeart((_request, response) =>
    answer(response, 'gen-1', { tokens: 1, isStreamed: true }),
  );
  addBudget(db, { limitNano: 1_000_000_000 });
  await call(heart, ADA, PROMPT);
  await call(heart, ADA, { ...PROMPT, max_tokens: 9 });
  expect(requests.map(({ max_tokens }) => max_tokens)).toEqual([4096, 9]);
  const unpriced = { ...heart, catalogue: { ...heart.catalogue, find: withoutPrices } };
  expect(await refusalOf(call(unpriced, ADA, PROMPT))).toEqual({ code: 'budget_exceeded', status: 402 });
  expect(requests).toHaveLength(2);

  function withoutPrices(id: string) {
    const model = heart.catalogue.find(id);
    return model && { ...model, pricing: { prompt: '-1', completion: '-1' } };
  }
});

it('B5: when the hold cannot be stored, nothing goes upstream', async () => {
  const { heart, db, requests, calls } = await testHeart(() => {});
  addBudget(db);
  db.client.exec("create temp trigger full before insert on call_holds begin select raise(abort, 'disk full'); end");
  expect(await refusalOf(call(heart, ADA, { ...PROMPT, max_tokens: 1 }))).toMatchObject({ message: 'disk full' });
  expect(requests).toEqual([]);
  expect(calls()).toEqual([]);
});

it('B8: an answer longer than its hold is booked in full and flagged; the limit is passed by that amount and nobody else gets in', async () => {
  const { heart, db, calls } = await testHeart((_request, response) =>
    answer(response, 'gen-1', { tokens: 1000, isStreamed: true }),
  );
  addBudget(db, { limitNano: 100_000 });
  const { receipt } = await call(heart, ADA, { ...PROMPT, max_tokens: 10 });
  expect(receipt.costUsd).toBe('0.002005');
  expect(calls()).toMatchObject([{ isOverrun: true, costNano: 2_005_000 }]);
  expect(windowsOf(db)).toEqual([{ spent: 2_005_000, held: 0, limit: 100_000 }]);
  expect(await refusalOf(call(heart, ADA, { ...PROMPT, max_tokens: 1 }))).toEqual({
    code: 'budget_exceeded',
    status: 402,
  });
});

it('B10: while calls hold the rest it is 429 with a time to come back; when they have settled the next is let in', async () => {
  let finish = () => {};
  const { heart, db } = await testHeart((_request, response, number) => {
    if (number > 1) return answer(response, `gen-${number}`, { tokens: 1, isStreamed: true });
    finish = () => answer(response, 'gen-1', { tokens: 1, isStreamed: true });
  });
  addBudget(db, { limitNano: 100_000 });
  const request = { ...PROMPT, max_tokens: 30 };
  const first = call(heart, ADA, request);
  await expect.poll(() => windowsOf(db)[0]?.held).toBeGreaterThan(50_000);
  const held = await call(heart, ADA, request).catch((error: unknown) => error);
  expect(isAppError(held) && [held.code, statusOf(held), held.details.retryAfterS]).toEqual(['budget_held', 429, 2]);
  expect(isAppError(held) && held.message).toMatch(
    /^Calls in flight hold the rest of the team's total budget: limit \$0\.0001, spent \$0, /,
  );
  finish();
  await first;
  expect(await call(heart, ADA, request)).toMatchObject({ ending: 'finished' });
});

describe('B13: a failure that may have been charged', () => {
  it('is tried again only when it is proven free: two rows, one charge', async () => {
    const { heart, db, attempts, calls } = await testHeart((_request, response, number) => {
      if (number === 1) response.writeHead(503, { 'retry-after': '0' }).end('{"error":{"code":503,"message":"busy"}}');
      else answer(response, 'gen-2', { tokens: 100, isStreamed: true });
    });
    addBudget(db, { limitNano: 100_000_000 });
    await call(heart, ADA, PROMPT);
    expect(attempts()).toMatchObject([
      { number: 1, httpStatus: 503 },
      { number: 2, httpStatus: 200 },
    ]);
    expect(calls()).toMatchObject([{ costDigits: '0.000205' }]);
    expect(windowsOf(db)).toMatchObject([{ spent: 205_000, held: 0 }]);
  });

  it('else is never sent again, keeps its hold, and costs what upstream says later', async () => {
    const { heart, db, requests } = await testHeart(
      (_request, response) => {
        response.writeHead(500, { 'x-generation-id': 'gen-1' });
        response.end('{"error":{"code":500,"message":"broken"}}');
      },
      { generation: (id) => ({ id, total_cost: 0.0003, is_byok: false }) },
    );
    addBudget(db, { limitNano: 100_000_000 });
    expect(await refusalOf(call(heart, ADA, PROMPT))).toMatchObject({ status: 502 });
    expect(requests).toHaveLength(1);
    expect(windowsOf(db)).toMatchObject([{ spent: 0, held: expect.any(Number) }]);
    expect(windowsOf(db)[0]?.held).toBeGreaterThan(0);
    db.client.prepare('update calls set next_check_at = 0').run();
    const reconciler = startReconciler(heart);
    await reconciler.runOnce();
    await reconciler.close();
    expect(windowsOf(db)).toMatchObject([{ spent: 300_000, held: 0 }]);
  });
});
