import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Db, openDb } from '#db/client';
import { migrate } from '#db/migrate';
import { budgetWindows, callHolds } from '#db/schema/ledger';
import { testDb, testFolder } from '#db/testing';
import type { Principal } from '#lib/auth/principal';
import { isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { holdMoney } from './hold-money.ts';
import { releaseHolds } from './release-holds.ts';
import { addBudget } from './testing.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;
const MIDNIGHT = Date.UTC(2026, 10, 24);
const ADA: Principal = { kind: 'member', memberId: 'ada', name: 'Ada', email: 'ada@example.com', role: 'member' };
const KEY: Principal = { kind: 'key', keyId: 'k1', name: 'CI', memberId: 'ada', memberName: 'Ada' };

const hold = (db: Db, principal: Principal, amountNano: number | null, at = NOW) => {
  const callId = newId();
  return db.commit(() => holdMoney(db, principal, { callId, amountNano, at })).then(() => callId);
};
const windows = (db: Db) => db.orm.select().from(budgetWindows).all();
const sums = (db: Db) => windows(db).map(({ spentNano, heldNano }) => [spentNano, heldNano]);
const codeOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isAppError(error) ? error.code : error;
};

/** A database on the disk, where commits queue, share syncs and interleave as in the product. */
function fileDb(): Db {
  const db = openDb(join(testFolder(), 'test.db'));
  onTestFinished(() => db.close());
  migrate(db.client);
  return db;
}

/** Keeps the most that any window ever had spent and held, seen at every single write. */
function watchPeaks(db: Db): () => number[] {
  db.client.exec(`
    create temp table peaks (id text primary key, nano integer);
    create temp trigger watch after update on budget_windows begin
      insert into peaks values (new.id, new.spent_nano + new.held_nano)
        on conflict do update set nano = max(nano, excluded.nano);
    end`);
  return () => db.client.prepare('select nano from peaks order by nano').pluck().all() as number[];
}

describe('B1: money for one admits one of a hundred parallel calls', () => {
  it.each(Array.from({ length: 20 }, (_, round) => round))('round %i', async () => {
    const db = fileDb();
    const peaks = watchPeaks(db);
    addBudget(db, { limitNano: 1_000 });
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => hold(db, ADA, 1_000)));
    const admitted = results.filter(({ status }) => status === 'fulfilled');
    expect(admitted).toHaveLength(1);
    expect(sums(db)).toEqual([[0, 1_000]]);
    expect(peaks()).toEqual([1_000]);
    const [id] = admitted.map((result) => (result.status === 'fulfilled' ? result.value : ''));
    // B8: the answer was longer than its hold: booked in full, the limit passed by that much and nobody else let in.
    await db.commit(() => releaseHolds(db, id ?? '', 1_700));
    expect(sums(db)).toEqual([[1_700, 0]]);
    expect(await codeOf(hold(db, ADA, 1))).toBe('budget_exceeded');
  });
});

it('B2: a refusal by one budget leaves no hold in another', async () => {
  const db = testDb();
  addBudget(db, { limitNano: 10_000 });
  addBudget(db, { scope: 'member', scopeId: 'ada', limitNano: 5_000 });
  addBudget(db, { scope: 'key', scopeId: 'k1', limitNano: 100 });
  expect(await codeOf(hold(db, KEY, 500))).toBe('budget_exceeded');
  expect(windows(db)).toEqual([]);
  expect(db.orm.select().from(callHolds).all()).toEqual([]);
  await hold(db, KEY, 100);
  expect(sums(db)).toEqual([
    [0, 100],
    [0, 100],
    [0, 100],
  ]);
});

it('B3: eight first requests of a key that was never seen make one window each and hold in all', async () => {
  const db = fileDb();
  const peaks = watchPeaks(db);
  addBudget(db, { period: 'day', limitNano: 10_000 });
  addBudget(db, { scope: 'member', scopeId: 'ada', period: 'week', limitNano: 10_000 });
  addBudget(db, { scope: 'key', scopeId: 'k1', period: 'month', limitNano: 3_000 });
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => hold(db, KEY, 1_000)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(sums(db)).toEqual([
    [0, 3_000],
    [0, 3_000],
    [0, 3_000],
  ]);
  expect(peaks()).toEqual([3_000, 3_000, 3_000]);
});

it("holds only in the caller's own budgets", async () => {
  const db = testDb();
  addBudget(db, { scope: 'member', scopeId: 'grace' });
  addBudget(db, { scope: 'key', scopeId: 'k2' });
  await hold(db, KEY, 500);
  expect(windows(db)).toEqual([]);
});

it('B10: says whether the money is spent or only held, and when to come back', async () => {
  const db = testDb();
  addBudget(db, { limitNano: 1_000, period: 'day' });
  const id = await hold(db, ADA, 900);
  const held = await hold(db, ADA, 200).catch((error: unknown) => error);
  expect(isAppError(held) && [held.code, held.details.retryAfterS, held.details.held]).toEqual([
    'budget_held',
    2,
    '0.0000009',
  ]);
  await db.commit(() => releaseHolds(db, id, 900));
  const spent = await hold(db, ADA, 200).catch((error: unknown) => error);
  expect(isAppError(spent) && spent.message).toBe(
    "This call would pass the team's daily budget: limit $0.000001, spent $0.0000009, held by calls in flight $0, needed $0.0000002. It resets at 2026-11-24T00:00:00.000Z.",
  );
});

it('B4: an unknown price is refused under a blocking budget and held as nothing under one that only notifies', async () => {
  const db = testDb();
  const budgetId = addBudget(db, { isBlocking: false });
  await hold(db, ADA, null);
  addBudget(db, { scope: 'member', scopeId: 'ada' });
  expect(await codeOf(hold(db, ADA, null))).toBe('budget_exceeded');
  expect(windows(db).map((window) => window.budgetId)).toEqual([budgetId]);
});

it('a budget that only notifies counts but never refuses', async () => {
  const db = testDb();
  addBudget(db, { isBlocking: false, limitNano: 10 });
  const id = await hold(db, ADA, 500);
  await db.commit(() => releaseHolds(db, id, 700));
  expect(sums(db)).toEqual([[700, 0]]);
});

it('B5: a store that cannot hold refuses', async () => {
  const db = testDb();
  addBudget(db);
  db.client.exec(
    "create temp trigger full before update on budget_windows begin select raise(abort, 'disk full'); end",
  );
  await expect(hold(db, ADA, 1)).rejects.toThrow('disk full');
  expect(db.orm.select().from(callHolds).all()).toEqual([]);
});

it('B7: a second release changes nothing, one after settling neither, and less than nothing is refused', async () => {
  const db = testDb();
  addBudget(db);
  const id = await hold(db, ADA, 500);
  await expect(db.commit(() => releaseHolds(db, id, -1))).rejects.toThrow(RangeError);
  expect(sums(db)).toEqual([[0, 500]]);
  await db.commit(() => releaseHolds(db, id, 300));
  for (const again of [300, 0, 7]) await db.commit(() => releaseHolds(db, id, again));
  expect(sums(db)).toEqual([[300, 0]]);
});

it('B11: however many calls find a new window first, there is one, and none of the old one’s spend is in it', async () => {
  const db = fileDb();
  addBudget(db, { period: 'day', limitNano: 1_000 });
  const before = await hold(db, ADA, 1_000, MIDNIGHT - 1);
  const results = await Promise.allSettled(Array.from({ length: 50 }, () => hold(db, ADA, 500, MIDNIGHT)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  await db.commit(() => releaseHolds(db, before, 900));
  const byStart = windows(db).sort((a, b) => a.startsAt - b.startsAt);
  expect(byStart.map(({ spentNano, heldNano }) => [spentNano, heldNano])).toEqual([
    [900, 0],
    [0, 1_000],
  ]);
});

it('B19: a window of almost nine million dollars stays exact to the nano-dollar', async () => {
  const db = testDb();
  addBudget(db, { limitNano: 9_000_000_000_000_000 });
  const id = await hold(db, ADA, 8_999_999_999_999_998);
  await db.commit(() => releaseHolds(db, id, 8_999_999_999_999_997));
  await hold(db, ADA, 3);
  expect(sums(db)).toEqual([[8_999_999_999_999_997, 3]]);
  expect(await codeOf(hold(db, ADA, 1))).toBe('budget_held');
});

it('B11: a cost belongs to the window of its admission', async () => {
  const db = testDb();
  addBudget(db, { period: 'day', limitNano: 1_000 });
  const yesterday = await hold(db, ADA, 1_000, NOW - DAY_MS);
  await hold(db, ADA, 1_000, NOW);
  await db.commit(() => releaseHolds(db, yesterday, 400));
  const byStart = windows(db).sort((a, b) => a.startsAt - b.startsAt);
  expect(byStart.map(({ spentNano, heldNano }) => [spentNano, heldNano])).toEqual([
    [400, 0],
    [0, 1_000],
  ]);
});
