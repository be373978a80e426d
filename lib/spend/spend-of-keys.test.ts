import { expect, it } from 'vitest';
import { testDb } from '#db/testing';
import { createKey } from '#lib/keys/create-key';
import { addMember } from '#lib/keys/testing';
import { spendOfKeys } from './spend-of-keys.ts';
import { writeCalls } from './testing.ts';

/** A Wednesday. */
const NOW = Date.UTC(2026, 10, 25, 9);
const at = (month: number, day: number) => Date.UTC(2026, month, day, 8);

async function twoKeys() {
  const db = testDb();
  const ada = addMember(db, 'ada');
  const app = { db, now: () => NOW };
  const [one, other] = await Promise.all(['one', 'other'].map((name) => createKey(app, ada, { name })));
  return { db, app, ada, one: one?.view.id ?? '', other: other?.view.id ?? '' };
}

it('adds up what a key spent by the periods that people budget in', async () => {
  const { db, app, ada, one, other } = await twoKeys();
  const call = (openedAt: number, costNano: number) => ({ keyId: one, keyName: 'one', openedAt, costNano });
  writeCalls(db, [
    call(at(10, 25), 1),
    call(at(10, 23), 20),
    call(at(10, 22), 300),
    call(at(9, 27), 4_000),
    call(at(9, 26), 50_000),
    { openedAt: at(10, 25), costNano: 999 },
    { ...call(at(10, 25), 7), state: 'unsettled', costNano: null, costSource: null },
  ]);
  const spends = await spendOfKeys(app, ada, [one, other]);
  expect(spends.get(one)).toEqual({
    dayUsd: '0.000000001',
    weekUsd: '0.000000021',
    monthUsd: '0.000000321',
    last30Usd: '0.000004321',
    everUsd: '0.000054321',
    last30Calls: 4,
  });
  expect(spends.get(other)).toMatchObject({ everUsd: '0', last30Calls: 0 });
});

it('tells nobody what another member’s key spent, and an admin everything', async () => {
  const { db, app, one } = await twoKeys();
  writeCalls(db, [{ keyId: one, keyName: 'one', openedAt: NOW, costNano: 5 }]);
  const everOf = async (reader: Parameters<typeof spendOfKeys>[1]) =>
    (await spendOfKeys(app, reader, [one])).get(one)?.everUsd;
  expect(await everOf(addMember(db, 'eve'))).toBe('0');
  expect(await everOf(addMember(db, 'grace', 'admin'))).toBe('0.000000005');
});

it('adds amounts past what a float holds', async () => {
  const { db, app, ada, one } = await twoKeys();
  writeCalls(db, [
    { keyId: one, openedAt: NOW, costNano: 9_007_199_254_740_991 },
    { keyId: one, openedAt: NOW - 86_400_000, costNano: 1 },
    { keyId: one, openedAt: NOW - 2 * 86_400_000, costNano: 1 },
  ]);
  expect((await spendOfKeys(app, ada, [one])).get(one)?.weekUsd).toBe('9007199.254740993');
});
