import { expect, it } from 'vitest';
import { testDb } from '#db/testing';
import { isAppError } from '#lib/errors';
import { listCalls } from './list-calls.ts';
import { memberOf, writeCalls } from './testing.ts';

const DAY_MS = 86_400_000;
const MONDAY = Date.UTC(2026, 10, 23);

const ada = memberOf('ada');
const admin = memberOf('grace', 'admin');

/** Seven calls, three of them of one instant, by two members and one key. */
function ledger() {
  const db = testDb();
  writeCalls(db, [
    { id: 'a', openedAt: MONDAY },
    { id: 'b', openedAt: MONDAY + 1, keyId: 'k', keyName: 'CI', purpose: 'api', isStreamed: false },
    { id: 'c', openedAt: MONDAY + 2, ending: 'broke', errorCode: 'upstream_failed', costSource: 'estimated' },
    { id: 'd', openedAt: MONDAY + 2, ending: 'refused', servedModel: null, costNano: 0 },
    { id: 'e', openedAt: MONDAY + 2, memberId: 'bob', memberName: 'Bob', servedModel: 'meta/llama', provider: null },
    { id: 'f', openedAt: MONDAY + DAY_MS, state: 'written_off' },
    { id: 'g', openedAt: MONDAY + DAY_MS, state: 'unsettled', costNano: null, costSource: null },
  ]);
  return { db };
}

const idsOf = async (app: ReturnType<typeof ledger>, input: unknown, principal = ada) =>
  (await listCalls(app, principal, input)).calls.map(({ callId }) => callId).join('');

it('tells one’s own calls, newest first, as receipts with who, why and how they ended', async () => {
  const app = ledger();
  const { calls, next } = await listCalls(app, ada, {});
  expect(calls.map(({ callId }) => callId).join('')).toBe('gfdcba');
  expect(next).toBeNull();
  expect(calls.at(-2)).toMatchObject({
    callId: 'b',
    state: 'reported',
    costUsd: '0.0015',
    openedAt: MONDAY + 1,
    keyId: 'k',
    keyName: 'CI',
    memberName: 'Ada',
    purpose: 'api',
    isStreamed: false,
    isOverrun: false,
    anomaly: null,
  });
  expect(calls[0]).toMatchObject({ state: 'unsettled', costUsd: null, heldUsd: '0.005' });
});

it.each([1, 2, 3, 6])('goes through all pages of %i once, in order, while new calls arrive', async (limit) => {
  const app = ledger();
  let [seen, before]: [string, string | null] = ['', null];
  do {
    const page = await listCalls(app, ada, { limit: String(limit), ...(before ? { before } : {}) });
    expect(page.calls.length).toBeLessThanOrEqual(limit);
    seen += page.calls.map(({ callId }) => callId).join('');
    before = page.next;
    writeCalls(app.db, [{ id: `new-${seen}`, openedAt: MONDAY + 2 * DAY_MS }]);
  } while (before);
  expect(seen).toBe('gfdcba');
});

it.each([
  [{ keyId: 'k' }, 'b'],
  [{ purpose: 'api' }, 'b'],
  [{ model: 'openai/gpt-4o' }, 'gfedcba'],
  [{ model: 'meta/llama' }, 'e'],
  [{ memberId: 'bob' }, 'e'],
  [{ state: 'unsettled' }, 'g'],
  [{ state: 'estimated' }, 'fc'],
  [{ state: 'reported' }, 'edba'],
  [{ state: 'adjusted' }, 'f'],
  [{ ending: 'failed' }, 'dc'],
  [{ from: '2026-11-24', to: '2026-11-25' }, 'gf'],
  [{ from: '2026-11-23' }, 'edcba'],
  [{ keyId: 'k', state: 'estimated' }, ''],
])('finds %j', async (filter, ids) => {
  expect(await idsOf(ledger(), filter, admin)).toBe(ids);
});

it('shows nobody the calls of another member, whatever they ask for', async () => {
  const app = ledger();
  expect(await idsOf(app, { memberId: 'bob' })).toBe('');
  expect(await idsOf(app, { keyId: 'k' }, memberOf('bob'))).toBe('');
  const key = { kind: 'key', keyId: 'k', name: 'CI', memberId: 'ada', memberName: 'Ada' } as const;
  expect(await idsOf(app, {}, key)).toBe('b');
  expect(await idsOf(app, { memberId: 'ada' }, { ...key, keyId: 'other' })).toBe('');
});

it.each([
  [{ before: 'yesterday' }, 'invalid_request', 'before'],
  [{ limit: '0' }, 'invalid_request', 'limit'],
  [{ limit: '201' }, 'invalid_request', 'limit'],
  [{ from: '2026-11-24', to: '2026-11-23' }, 'invalid_request', 'to'],
  [{ who: 'me' }, 'invalid_request', 'who'],
])('refuses %j', async (input, code, field) => {
  const error: unknown = await listCalls(ledger(), ada, input).catch((reason: unknown) => reason);
  expect(isAppError(error) && [error.code, error.details.field]).toEqual([code, field]);
});

it('shows a viewer nothing', async () => {
  await expect(listCalls(ledger(), memberOf('vic', 'viewer'), {})).rejects.toMatchObject({ code: 'forbidden' });
});
