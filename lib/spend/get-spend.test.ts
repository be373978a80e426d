import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Db, openDb } from '#db/client';
import { migrate } from '#db/migrate';
import type { calls } from '#db/schema/ledger';
import { testDb, testFolder } from '#db/testing';
import { isAppError } from '#lib/errors';
import { getSpend } from './get-spend.ts';
import type { Spend, SpendDimension } from './spend.ts';
import { memberOf, writeCalls } from './testing.ts';

type Row = typeof calls.$inferSelect;

const OWNER = memberOf('owner', 'owner');
const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOVEMBER = { from: '2026-11-01', to: '2026-11-30' };
const DIMENSIONS: SpendDimension[] = ['model', 'member', 'key', 'provider', 'purpose', 'app'];

function at(db: Db, now = NOON) {
  return { db, now: () => now };
}

/** Decimal dollars as nano-dollars, without the code under test. */
function nano(dollars: string): bigint {
  const [whole = '', fraction = ''] = dollars.split('.');
  return BigInt(whole + fraction.padEnd(9, '0'));
}

const sum = (dollars: readonly string[]) => dollars.reduce((total, each) => total + nano(each), 0n);

/** Calls over a month whose parts do not divide evenly: several with no key, no provider, no app. */
function busyMonth(count = 400): Partial<Row>[] {
  return Array.from({ length: count }, (_, n) => ({
    openedAt: Date.UTC(2026, 10, 1) + n * 6_471_000,
    memberId: ['ada', 'bob', 'cem'][n % 3] ?? null,
    memberName: ['Ada', 'Bob', 'Cem'][n % 3] ?? null,
    keyId: n % 4 === 0 ? `key-${n % 5}` : null,
    servedModel: n % 7 === 0 ? null : `author/model-${n % 13}`,
    provider: n % 6 === 0 ? null : `Provider ${n % 3}`,
    purpose: ['chat', 'compare', 'api'][n % 3] ?? 'chat',
    app: n % 10 === 0 ? 'CI' : null,
    costNano: (n * 7_919_993) % 2_000_003,
    costSource: n % 9 === 0 ? ('estimated' as const) : ('reported' as const),
    ending: n % 11 === 0 ? ('broke' as const) : ('finished' as const),
  }));
}

describe('sums', () => {
  it.each(DIMENSIONS)('by %s equal the total, to the nano-dollar', async (groupBy) => {
    const db = testDb();
    const month = busyMonth();
    writeCalls(db, month);
    const spend = await getSpend(at(db), OWNER, { ...NOVEMBER, groupBy });
    const total = month.reduce((cost, call) => cost + BigInt(call.costNano ?? 0), 0n);

    expect(nano(spend.totals.costUsd)).toBe(total);
    expect(sum(spend.buckets.map(({ costUsd }) => costUsd))).toBe(total);
    expect(sum(spend.series.flatMap(({ costUsd }) => costUsd))).toBe(total);
    for (const groups of Object.values(spend.breakdowns)) expect(sum(groups.map(({ costUsd }) => costUsd))).toBe(total);
    expect(spend.totals.calls).toBe(month.length);
    expect(spend.series.flatMap((series) => series.calls).reduce((a, b) => a + b)).toBe(month.length);
  });

  it('B16: are the same in whatever order the calls were booked', async () => {
    const [forward, backward] = [testDb(), testDb()];
    writeCalls(forward, busyMonth());
    writeCalls(backward, busyMonth().reverse());
    const input = { ...NOVEMBER, groupBy: 'model' };
    expect(await getSpend(at(forward), OWNER, input)).toEqual(await getSpend(at(backward), OWNER, input));
  });

  it('are the same by hour, by day and by month', async () => {
    const db = testDb();
    writeCalls(db, busyMonth());
    const grains = await Promise.all(
      ['hour', 'day', 'month'].map((grain) => getSpend(at(db), OWNER, { ...NOVEMBER, grain })),
    );
    expect(grains.map(({ buckets }) => buckets.length)).toEqual([720, 30, 1]);
    for (const spend of grains) {
      expect(spend.totals).toEqual(grains[0]?.totals);
      expect(sum(spend.buckets.map(({ costUsd }) => costUsd))).toBe(nano(spend.totals.costUsd));
    }
  });

  it('say apart what is estimated, what failed and how many tokens', async () => {
    const db = testDb();
    writeCalls(db, [
      {
        costNano: 5,
        costSource: 'reported',
        promptTokens: 1,
        completionTokens: 2,
        cachedTokens: 3,
        reasoningTokens: 4,
      },
      {
        costNano: 7,
        costSource: 'estimated',
        ending: 'broke',
        promptTokens: null,
        completionTokens: null,
        cachedTokens: null,
        reasoningTokens: null,
      },
      {
        costNano: 11,
        costSource: 'estimated',
        state: 'written_off',
        ending: 'died',
        promptTokens: 10,
        completionTokens: 20,
        cachedTokens: 30,
        reasoningTokens: 40,
      },
      { costNano: 0, ending: 'refused', promptTokens: 0, completionTokens: 0, cachedTokens: 0, reasoningTokens: 0 },
    ]);
    const { totals } = await getSpend(at(db), OWNER, NOVEMBER);
    expect(totals).toEqual({
      costUsd: '0.000000023',
      estimatedUsd: '0.000000018',
      calls: 4,
      failed: 2,
      promptTokens: 11,
      completionTokens: 22,
      cachedTokens: 33,
      reasoningTokens: 44,
    });
  });

  it('do not overflow: past nine million dollars, past what SQLite adds', async () => {
    const db = testDb();
    writeCalls(db, [{ costNano: 9_000_000_000_000_001 }, { costNano: 9_000_000_000_000_001 }]);
    const { totals } = await getSpend(at(db), OWNER, NOVEMBER);
    expect(totals.costUsd).toBe('18000000.000000002');

    const rollup = db.client.prepare(
      "update rollups set cost_nano = 9223372036854775807 where starts_at = ? or dimension = 'all'",
    );
    writeCalls(db, [{ openedAt: NOON - DAY_MS }]);
    rollup.run(Date.UTC(2026, 10, 23));
    expect(() => db.client.prepare('select sum(cost_nano) from rollups').get()).toThrow('integer overflow');
    const spend = await getSpend(at(db), OWNER, NOVEMBER);
    expect(spend.totals.costUsd).toBe('18446744073.709551614');
  });
});

describe('calls without a cost', () => {
  it('stand apart with what they hold, and count nowhere else', async () => {
    const db = testDb();
    const unknown = { costNano: null, costSource: null, settledAt: null };
    writeCalls(db, [
      { costNano: 100 },
      { ...unknown, state: 'unsettled', ending: 'broke', heldNano: 40 },
      { ...unknown, state: 'unsettled', ending: 'died', heldNano: 2 },
      { ...unknown, state: 'open', ending: null, heldNano: 300 },
      { ...unknown, state: 'unsettled', heldNano: 9000, openedAt: Date.UTC(2026, 9, 31) },
    ]);
    const spend = await getSpend(at(db), OWNER, NOVEMBER);
    expect(spend.unsettled).toEqual({ calls: 2, running: 1, heldUsd: '0.000000342' });
    expect(spend.totals).toMatchObject({ calls: 1, costUsd: '0.0000001' });
    expect(spend.breakdowns.model).toHaveLength(1);
  });

  it('are none where there are none', async () => {
    const spend = await getSpend(at(testDb()), OWNER, NOVEMBER);
    expect(spend.unsettled).toEqual({ calls: 0, running: 0, heldUsd: '0' });
    expect(spend.totals).toMatchObject({ costUsd: '0', calls: 0 });
    expect(spend.series).toEqual([]);
    expect(spend.buckets).toHaveLength(30);
  });
});

describe('who asks', () => {
  it.each(['owner', 'admin'] as const)('gives an %s everybody’s spend', async (role) => {
    const db = testDb();
    writeCalls(db, busyMonth());
    const spend = await getSpend(at(db), memberOf('ada', role), NOVEMBER);
    expect(spend.scope).toBe('everybody');
    expect(spend.breakdowns.member?.map(({ label }) => label).sort()).toEqual(['Ada', 'Bob', 'Cem']);
  });

  it.each(DIMENSIONS)('gives a member their own calls alone, by %s as from the rollups', async (groupBy) => {
    const [all, own] = [testDb(), testDb()];
    writeCalls(all, busyMonth());
    writeCalls(
      own,
      busyMonth().filter(({ memberId }) => memberId === 'bob'),
    );
    const spend = await getSpend(at(all), memberOf('bob'), { ...NOVEMBER, groupBy });
    expect(spend).toEqual({ ...(await getSpend(at(own), OWNER, { ...NOVEMBER, groupBy })), scope: 'own' });
    expect(spend.breakdowns.member).toMatchObject([{ value: 'bob', calls: 133 }]);
  });

  it('shows a member without calls nothing, held money of others included', async () => {
    const db = testDb();
    writeCalls(db, [...busyMonth(), { state: 'unsettled', costNano: null, memberId: 'ada' }]);
    const spend = await getSpend(at(db), memberOf('eve'), NOVEMBER);
    expect(spend.totals.calls).toBe(0);
    expect(spend.unsettled.calls).toBe(0);
    expect(spend.previous.calls).toBe(0);
    expect(JSON.stringify(spend)).not.toMatch(/Ada|author|Provider/);
  });

  it('gives a key its own calls, without a member’s role', async () => {
    const db = testDb();
    writeCalls(db, busyMonth());
    const key = { kind: 'key', keyId: 'key-4', name: 'CI', memberId: 'ada', memberName: 'Ada' } as const;
    const { totals, scope } = await getSpend(at(db), key, NOVEMBER);
    expect(scope).toBe('own');
    expect(totals.calls).toBe(busyMonth().filter(({ keyId }) => keyId === 'key-4').length);
  });

  it('gives one key’s calls to whoever asks for them alone and may see them', async () => {
    const db = testDb();
    writeCalls(db, busyMonth());
    const ofKey = async (principal: typeof OWNER) => getSpend(at(db), principal, { ...NOVEMBER, keyId: 'key-4' });
    const calls = busyMonth().filter(({ keyId }) => keyId === 'key-4');
    const { totals, scope, breakdowns } = await ofKey(OWNER);
    expect([totals.calls, scope]).toEqual([calls.length, 'everybody']);
    expect(nano(totals.costUsd)).toBe(calls.reduce((cost, call) => cost + BigInt(call.costNano ?? 0), 0n));
    expect(sum((breakdowns.model ?? []).map(({ costUsd }) => costUsd))).toBe(nano(totals.costUsd));
    const bobs = calls.filter(({ memberId }) => memberId === 'bob').length;
    expect((await ofKey(memberOf('bob'))).totals.calls).toBe(bobs);
    expect((await ofKey(memberOf('eve'))).totals.calls).toBe(0);
  });

  it('gives what one model was paid, under the id it is booked by, to whoever may see it', async () => {
    const db = testDb();
    writeCalls(db, busyMonth());
    const model = 'author/model-4';
    const calls = busyMonth().filter(({ servedModel }) => servedModel === model);
    const { totals, breakdowns } = await getSpend(at(db), OWNER, { ...NOVEMBER, model });
    expect(calls.length).toBeGreaterThan(10);
    expect(totals.calls).toBe(calls.length);
    expect(breakdowns.model?.map(({ value }) => value)).toEqual([model]);
    const bobs = calls.filter(({ memberId }) => memberId === 'bob').length;
    expect((await getSpend(at(db), memberOf('bob'), { ...NOVEMBER, model })).totals.calls).toBe(bobs);
  });

  it('refuses a viewer', async () => {
    await expect(getSpend(at(testDb()), memberOf('eve', 'viewer'), NOVEMBER)).rejects.toSatisfy(
      (error) => isAppError(error) && error.code === 'forbidden',
    );
  });
});

describe('a range', () => {
  const midnight = Date.UTC(2026, 10, 23);

  it('holds its first millisecond and not the one after its last', async () => {
    const db = testDb();
    writeCalls(db, [
      { openedAt: midnight - 1, costNano: 1 },
      { openedAt: midnight, costNano: 20 },
      { openedAt: midnight + DAY_MS - 1, costNano: 300 },
      { openedAt: midnight + DAY_MS, costNano: 4000 },
    ]);
    const day = { from: '2026-11-23', to: '2026-11-23' };
    for (const principal of [OWNER, memberOf('ada')]) {
      const spend = await getSpend(at(db), principal, day);
      expect(spend).toMatchObject({ startsAt: midnight, endsAt: midnight + DAY_MS });
      expect(spend.totals.costUsd).toBe('0.00000032');
    }
  });

  it('is made of UTC days where local clocks change: the day has 24 hours', async () => {
    const db = testDb();
    // Berlin's clocks go back on 25 October 2026 at 01:00 UTC, New York's on 1 November.
    for (const day of ['2026-10-25', '2026-11-01', '2026-03-29']) {
      const { buckets } = await getSpend(at(db), OWNER, { from: day, to: day, grain: 'hour' });
      expect(buckets).toHaveLength(24);
    }
  });

  it('cuts months where a range begins and ends within them', async () => {
    const db = testDb();
    writeCalls(db, [
      { openedAt: Date.UTC(2026, 7, 14), costNano: 1 },
      { openedAt: Date.UTC(2026, 7, 15), costNano: 20 },
      { openedAt: Date.UTC(2026, 9, 2), costNano: 300 },
      { openedAt: Date.UTC(2026, 9, 3), costNano: 4000 },
    ]);
    const spend = await getSpend(at(db), OWNER, { from: '2026-08-15', to: '2026-10-02', grain: 'month' });
    expect(spend.buckets.map(({ startsAt }) => new Date(startsAt).toISOString().slice(0, 10))).toEqual([
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
    ]);
    expect(spend.buckets.map(({ costUsd }) => costUsd)).toEqual(['0.00000002', '0', '0.0000003']);
  });

  it('is compared with the equal range before, and with as much of it as has passed', async () => {
    const db = testDb();
    writeCalls(db, [
      { openedAt: midnight - 7 * DAY_MS, costNano: 1 },
      { openedAt: midnight - DAY_MS + 12 * HOUR_MS - 1, costNano: 20 },
      { openedAt: midnight - DAY_MS + 12 * HOUR_MS, costNano: 300 },
      { openedAt: midnight - 7 * DAY_MS - 1, costNano: 4000 },
    ]);
    const previousOf = async (from: string, to: string, now: number) =>
      (await getSpend(at(db, now), OWNER, { from, to })).previous;
    expect(await previousOf('2026-11-23', '2026-11-23', NOON)).toMatchObject({
      costUsd: '0.00000002',
      endsAt: NOON - DAY_MS,
    });
    expect(await previousOf('2026-11-23', '2026-11-29', NOON + 30 * DAY_MS)).toMatchObject({
      costUsd: '0.000000321',
      startsAt: midnight - 7 * DAY_MS,
      endsAt: midnight,
    });
  });

  it.each([
    ['ends before it starts', { from: '2026-11-02', to: '2026-11-01' }, 'to'],
    ['is no date', { from: '2026-02-30', to: '2026-03-01' }, 'from'],
    ['is too long', { from: '2000-01-01', to: '2026-01-01' }, 'from'],
    ['is too long for hours', { from: '2026-01-01', to: '2026-03-01', grain: 'hour' }, 'grain'],
    ['is grouped by what nobody knows', { ...NOVEMBER, groupBy: 'mood' }, 'groupBy'],
    ['has a word too many', { ...NOVEMBER, zone: 'CET' }, 'zone'],
  ])('is refused when it %s', async (_, input, field) => {
    await expect(getSpend(at(testDb()), OWNER, input)).rejects.toSatisfy(
      (error) => isAppError(error) && error.code === 'invalid_request' && error.details.field === field,
    );
  });
});

describe('groups', () => {
  const byModel = { ...NOVEMBER, groupBy: 'model' };

  it('beyond the seven dearest are one, named by its number', async () => {
    const db = testDb();
    writeCalls(
      db,
      Array.from({ length: 12 }, (_, n) => ({ servedModel: `m/${n}`, costNano: n + 1 })),
    );
    const { series, breakdowns } = await getSpend(at(db), OWNER, byModel);
    expect(series.map(({ value, label }) => [value, label])).toEqual([
      ['m/11', 'm/11'],
      ['m/10', 'm/10'],
      ['m/9', 'm/9'],
      ['m/8', 'm/8'],
      ['m/7', 'm/7'],
      ['m/6', 'm/6'],
      ['m/5', 'm/5'],
      [null, '5 others'],
    ]);
    expect(breakdowns.model).toHaveLength(12);
  });

  it('are all shown when there are eight', async () => {
    const db = testDb();
    writeCalls(
      db,
      Array.from({ length: 8 }, (_, n) => ({ servedModel: `m/${n}` })),
    );
    const { series } = await getSpend(at(db), OWNER, byModel);
    expect(series).toHaveLength(8);
    expect(series.every(({ value }) => value !== null)).toBe(true);
  });

  it('go by their newest name', async () => {
    const db = testDb();
    writeCalls(db, [
      { memberName: 'Ada Byron', openedAt: NOON - DAY_MS },
      { memberName: 'Ada Lovelace', openedAt: NOON },
      { memberName: 'Ada B.', openedAt: NOON - 2 * DAY_MS },
    ]);
    for (const principal of [OWNER, memberOf('ada')]) {
      const spend = await getSpend(at(db), principal, { ...NOVEMBER, groupBy: 'member' });
      expect(spend.breakdowns.member?.map(({ label }) => label)).toEqual(['Ada Lovelace']);
      expect(spend.series.map(({ label }) => label)).toEqual(['Ada Lovelace']);
    }
  });

  it('without a value are a group of their own', async () => {
    const db = testDb();
    writeCalls(db, [{ keyId: 'k1', keyName: 'CI', costNano: 1 }, { costNano: 2 }]);
    const { breakdowns, series } = await getSpend(at(db), OWNER, { ...NOVEMBER, groupBy: 'key' });
    expect(breakdowns.key?.map(({ value, label, costUsd }) => [value, label, costUsd])).toEqual([
      ['', 'Without a key', '0.000000002'],
      ['k1', 'CI', '0.000000001'],
    ]);
    expect(series.map(({ label }) => label)).toEqual(['Without a key', 'CI']);
  });
});

it('reads a database file on the reader’s thread', async () => {
  const db = openDb(join(testFolder(), 'parallax.db'));
  migrate(db.client);
  onTestFinished(() => db.close());
  writeCalls(db, busyMonth());
  const inMemory = testDb();
  writeCalls(inMemory, busyMonth());
  for (const principal of [OWNER, memberOf('cem')]) {
    const spend: Spend = await getSpend(at(db), principal, NOVEMBER);
    expect(spend).toEqual(await getSpend(at(inMemory), principal, NOVEMBER));
  }
});
