import { expect, it } from 'vitest';
import { attempts } from '#db/schema/ledger';
import { testDb } from '#db/testing';
import { bookedByDay, firstCallAt, type Upstream } from './booked-by-day.ts';
import { writeCalls } from './testing.ts';

const DAY = Date.UTC(2026, 10, 23);
const NOON = DAY + 12 * 3_600_000;
const UPSTREAM: Upstream = { kind: 'openrouter', ids: ['key-1'] };
const CALL = { connectionId: 'key-1', openedAt: NOON, servedModel: 'acme/nova', costNano: 1000 };
const NONE = { estimatedCalls: 0, unsettledCalls: 0, heldNano: 0n };
const UNSETTLED = { state: 'unsettled', costNano: null, costSource: null, settledAt: null, heldNano: 700 } as const;

const generation = (at: number) => `gen-${at / 1000}-abcdefghij0123456789`;

it('adds up by model what is booked, and counts what is not settled apart', async () => {
  const db = testDb();
  writeCalls(db, [
    { ...CALL, costNano: 3_000_000_000_000_000 },
    { ...CALL, costNano: 8_000_000_000_000_000, costSource: 'estimated' },
    { ...CALL, servedModel: null, requestedModel: 'acme/asked' },
    { ...CALL, ...UNSETTLED },
    { ...CALL, ending: 'refused', costNano: 0 },
  ]);
  expect(await bookedByDay(db, UPSTREAM, DAY)).toEqual([
    { ...NONE, model: 'acme/asked', costNano: 1000n, calls: 1 },
    {
      ...{ model: 'acme/nova', costNano: 11_000_000_000_000_000n, calls: 2 },
      ...{ estimatedCalls: 1, unsettledCalls: 1, heldNano: 700n },
    },
  ]);
});

it('knows whose calls they are, those of a connection that is gone by their generations', async () => {
  const db = testDb();
  writeCalls(db, [
    { ...CALL, servedModel: 'a' },
    { ...CALL, connectionId: 'gone', generationId: 'gen-1', servedModel: 'b' },
    { ...CALL, connectionId: 'a-server', servedModel: 'c' },
    { ...CALL, connectionId: 'sandbox', generationId: 'gen-2', servedModel: 'd', openedAt: NOON - 1 },
  ]);
  const modelsOf = async (upstream: Upstream) => (await bookedByDay(db, upstream, DAY)).map(({ model }) => model);
  expect(await modelsOf(UPSTREAM)).toEqual(['a', 'b']);
  expect(await modelsOf({ kind: 'openrouter', ids: [] })).toEqual(['b']);
  expect(await modelsOf({ kind: 'sandbox' })).toEqual(['d']);
  expect([await firstCallAt(db, UPSTREAM), await firstCallAt(db, { kind: 'sandbox' })]).toEqual([NOON, NOON - 1]);
  expect(await firstCallAt(testDb(), UPSTREAM)).toBeNull();
});

it('counts a call on the day that its generation tells, where that can be', async () => {
  const db = testDb();
  const before = DAY - 1000;
  const after = DAY + 2000;
  writeCalls(db, [
    { ...CALL, openedAt: before, generationId: generation(after), servedModel: 'begun before midnight' },
    { ...CALL, openedAt: before, generationId: generation(before), servedModel: 'of the day before' },
    { ...CALL, openedAt: after, generationId: 'gen-1-another', servedModel: 'of another form' },
    { ...CALL, openedAt: after, generationId: generation(1_000_000_000_000), servedModel: 'of a wrong clock' },
    { ...CALL, openedAt: DAY + 86_400_000, servedModel: 'of the day after' },
  ]);
  const modelsOf = async (startsAt: number) => (await bookedByDay(db, UPSTREAM, startsAt)).map(({ model }) => model);
  expect(await modelsOf(DAY)).toEqual(['begun before midnight', 'of a wrong clock', 'of another form']);
  expect(await modelsOf(DAY - 86_400_000)).toEqual(['of the day before']);
});

it('leaves to each upstream what its own attempt cost', async () => {
  const db = testDb();
  writeCalls(db, [
    { ...CALL, id: 'moved', connectionId: 'a-server', servedModel: 'local/own', costNano: 1500 },
    { ...CALL, id: 'came', generationId: generation(NOON), costNano: 1500 },
  ]);
  const attempt = { number: 1, startedAt: NOON, verdict: 'next' } as const;
  db.orm
    .insert(attempts)
    .values([
      { ...attempt, callId: 'moved', connectionId: 'key-1', model: 'acme/first', generationId: 'gen-9', costNano: 400 },
      { ...attempt, callId: 'came', connectionId: 'a-server', model: 'local/own', costNano: 500 },
      { ...attempt, callId: 'came', number: 2, connectionId: 'key-1', model: 'acme/free', costNano: 0 },
    ])
    .run();
  expect(await bookedByDay(db, UPSTREAM, DAY)).toEqual([
    { ...NONE, model: 'acme/first', costNano: 400n, calls: 1 },
    { ...NONE, model: 'acme/nova', costNano: 1000n, calls: 1 },
  ]);
});
