import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { budgets, budgetWindows, callHolds, rollups } from '#db/schema/ledger';
import { testDb } from '#db/testing';
import { holdMoney } from '#lib/budgets/hold-money';
import { releaseHolds } from '#lib/budgets/release-holds';
import { memberOf, writeCalls } from './testing.ts';
import { verifyLedger } from './verify-ledger.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;

/** Calls of every state and ending, with and without a key, over three days, some under a budget. */
function ledger() {
  const db = testDb();
  const endings = ['finished', 'left', 'broke', 'refused', 'died'] as const;
  const unknown = { costNano: null, costSource: null, settledAt: null };
  writeCalls(
    db,
    Array.from({ length: 60 }, (_, n) => ({
      openedAt: NOON - (n % 3) * DAY_MS + n * 60_000,
      ending: endings[n % 5] ?? null,
      keyId: n % 2 ? 'key-1' : null,
      provider: n % 3 ? 'OpenAI' : null,
      app: n % 4 ? null : 'CI',
      servedModel: n % 5 ? 'openai/gpt-4o' : null,
      firstTokenMs: n % 6 ? n * 37 : null,
      durationMs: n * 101,
      costNano: n * 1009,
      state: n % 7 ? ('settled' as const) : ('reconciled' as const),
      costSource: n % 8 ? ('reported' as const) : ('estimated' as const),
    })),
  );
  writeCalls(db, [
    { ...unknown, state: 'unsettled', ending: 'broke' },
    { ...unknown, state: 'open', ending: null, endedAt: null },
    { state: 'written_off', costSource: 'estimated', ending: 'died', costNano: 12 },
  ]);
  db.orm
    .insert(budgets)
    .values({ id: 'team', scope: 'team', period: 'day', limitNano: 10_000_000, isBlocking: true, createdAt: 0 })
    .run();
  for (const callId of ['call-1', 'call-2', 'call-60'])
    holdMoney(db, memberOf('ada'), { callId, amountNano: 5000, at: NOON });
  for (const callId of ['call-1', 'call-2']) releaseHolds(db, callId, 1009 * Number(callId.slice(5)));
  return db;
}

it('finds nothing wrong with what the ledger wrote', async () => {
  expect(await verifyLedger(ledger())).toEqual({ differences: [], calls: 63, rollupRows: expect.any(Number) });
});

it('finds nothing wrong with an empty ledger', async () => {
  expect(await verifyLedger(testDb())).toEqual({ differences: [], calls: 0, rollupRows: 0 });
});

describe('a planted difference', () => {
  it.each(['hour', 'day'] as const)('of one nano-dollar in any dimension by %s is found and named', async (grain) => {
    for (const dimension of ['all', 'model', 'member', 'key', 'provider', 'purpose', 'app'] as const) {
      const db = ledger();
      const isOfKind = and(eq(rollups.grain, grain), eq(rollups.dimension, dimension));
      const row = db.orm.select().from(rollups).where(isOfKind).get();
      if (!row) throw new Error(`nothing is booked by ${dimension}`);
      db.orm
        .update(rollups)
        .set({ costNano: row.costNano + 1 })
        .where(and(isOfKind, eq(rollups.startsAt, row.startsAt), eq(rollups.value, row.value)))
        .run();
      const { differences } = await verifyLedger(db);
      expect(differences).toEqual([
        {
          where: `rollup ${grain} ${dimension} ${new Date(row.startsAt).toISOString()} ${row.value}`.trimEnd(),
          column: 'costNano',
          found: String(row.costNano + 1),
          expected: String(row.costNano),
        },
      ]);
    }
  });

  it.each([
    'calls',
    'failed',
    'estimated_nano',
    'prompt_tokens',
    'completion_tokens',
    'cached_tokens',
    'reasoning_tokens',
  ])('in %s is found', async (column) => {
    const db = ledger();
    db.client.exec(
      `update rollups set ${column} = ${column} + 1 where grain = 'day' and dimension = 'all' and starts_at = ${Date.UTC(2026, 10, 23)}`,
    );
    expect((await verifyLedger(db)).differences).toHaveLength(1);
  });

  it('of a row too many or too few is found', async () => {
    const db = ledger();
    db.client.exec(`delete from rollups where grain = 'day' and dimension = 'app'`);
    const missing = (await verifyLedger(db)).differences;
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every(({ found, expected }) => found === null && expected !== null)).toBe(true);

    const other = ledger();
    other.client.exec(`update rollups set value = 'nobody/made-this' where grain = 'day' and dimension = 'model'
      and value = 'openai/gpt-4o' and starts_at = ${Date.UTC(2026, 10, 23)}`);
    const places = new Set((await verifyLedger(other)).differences.map(({ where }) => where));
    expect([...places]).toEqual([
      'rollup day model 2026-11-23T00:00:00.000Z nobody/made-this',
      'rollup day model 2026-11-23T00:00:00.000Z openai/gpt-4o',
    ]);
  });

  it('in a call behind the rollups’ back is found in each of them', async () => {
    const db = ledger();
    db.client.exec(`update calls set cost_nano = cost_nano + 1 where id = 'call-5'`);
    const found = (await verifyLedger(db)).differences;
    // Hour and day; everything but app and the model's provider that this call has not.
    expect(new Set(found.map(({ column }) => column))).toEqual(new Set(['costNano']));
    expect(found).toHaveLength(2 * 6);
  });

  it('in the latencies is found', async () => {
    const db = ledger();
    db.client.exec('update latencies set bucket = bucket + 1 where rowid = (select max(rowid) from latencies)');
    expect((await verifyLedger(db)).differences).toHaveLength(2);
  });

  it('in what a window spent or holds is found', async () => {
    const db = ledger();
    const { id } = db.orm.select().from(budgetWindows).get() ?? { id: '' };
    db.orm.update(budgetWindows).set({ spentNano: 3026, heldNano: 5001 }).run();
    expect((await verifyLedger(db)).differences).toEqual([
      { where: `budget window ${id}`, column: 'spentNano', found: '3026', expected: '3027' },
      { where: `budget window ${id}`, column: 'heldNano', found: '5001', expected: '5000' },
    ]);
  });

  it('of a hold that outlived its call’s settling is found', async () => {
    const db = ledger();
    db.orm.update(callHolds).set({ isOpen: true }).run();
    expect(
      (await verifyLedger(db)).differences.map(({ where, column }) => `${where.split(' in ')[0]} ${column}`),
    ).toEqual(['hold of call call-1 isOpen', 'hold of call call-2 isOpen']);
  });

  it('of a settled call without a cost is found', async () => {
    const db = ledger();
    db.client.exec(`update calls set cost_nano = null where id = 'call-0'`);
    expect((await verifyLedger(db)).differences).toEqual([
      { where: 'call call-0', column: 'hasCost', found: '0', expected: '1' },
    ]);
  });
});

it('compares past what a JS number holds', async () => {
  const db = testDb();
  writeCalls(db, [{ costNano: 9_007_199_254_740_991 }, { costNano: 9_007_199_254_740_991 }]);
  expect((await verifyLedger(db)).differences).toEqual([]);
  db.client.exec(`update rollups set cost_nano = cost_nano + 1 where grain = 'hour' and dimension = 'all'`);
  expect((await verifyLedger(db)).differences).toMatchObject([
    { found: '18014398509481983', expected: '18014398509481982' },
  ]);
});
