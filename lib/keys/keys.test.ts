import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { members } from '#db/schema/auth';
import { budgets, budgetWindows } from '#db/schema/ledger';
import { testDb } from '#db/testing';
import { holdMoney } from '#lib/budgets/hold-money';
import { saveBudget } from '#lib/budgets/save-budget';
import { isAppError } from '#lib/errors';
import { changeKey } from './change-key.ts';
import { createKey } from './create-key.ts';
import { getKey } from './get-key.ts';
import { listKeys } from './list-keys.ts';
import { removeKey } from './remove-key.ts';
import { requireKey } from './require-key.ts';
import { rollKey } from './roll-key.ts';
import { addMember } from './testing.ts';
import { withUse } from './with-use.ts';

const hold = (amountNano: number) => ({ callId: 'call', amountNano, at: Date.now() });
const HOUR_MS = 3_600_000;

function setUp() {
  const db = testDb();
  const app = { db };
  const use = (key: string, address = '127.0.0.1', now?: number) =>
    requireKey(app, { authorization: `Bearer ${key}` }, address, now);
  return { db, app, use, ada: addMember(db, 'ada'), grace: addMember(db, 'grace', 'admin') };
}

async function codeOf(attempt: () => unknown): Promise<unknown> {
  try {
    await attempt();
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
  return 'it was allowed';
}

it('issues a key that works, tells it once and stores only its hash', async () => {
  const { db, app, use, ada } = setUp();
  const { key, view } = await createKey(app, ada, { name: 'CI' });
  expect(view).toMatchObject({
    name: 'CI',
    masked: `plx-…${key.slice(-4)}`,
    state: 'active',
    maker: { id: 'ada' },
    lastUsedAt: null,
  });
  expect(use(key).principal).toEqual({ kind: 'key', keyId: view.id, name: 'CI', memberId: 'ada', memberName: 'ada' });
  expect(db.client.serialize().toString('latin1')).not.toContain(key.slice(4, 30));
  await app.db.drain();
  expect((await getKey(app, ada, view.id)).lastUsedAt).not.toBeNull();
});

it('reads the key from either header and from nowhere else', async () => {
  const { app, ada } = setUp();
  const { key } = await createKey(app, ada, { name: 'CI' });
  expect(requireKey(app, { 'x-api-key': key }, '::1').row.name).toBe('CI');
  expect(requireKey(app, { authorization: `bearer ${key}` }, '::1').row.name).toBe('CI');
  for (const headers of [
    {},
    { authorization: key },
    { authorization: `Basic ${key}` },
    { authorization: `Bearer ${key}x` },
    { cookie: key },
  ]) {
    expect(await codeOf(() => requireKey(app, headers, '::1')), JSON.stringify(Object.keys(headers))).toBe(
      'unauthenticated',
    );
  }
});

describe('stops at once when', () => {
  it.each([
    ['it is disabled', (app, ada, id) => changeKey(app, ada, id, { isDisabled: true })],
    ['it is removed', (app, ada, id) => removeKey(app, ada, id)],
    [
      'its maker is disabled',
      ({ db }) => db.orm.update(members).set({ disabledAt: new Date() }).where(eq(members.id, 'ada')).run(),
    ],
    [
      'its maker becomes a viewer',
      ({ db }) => db.orm.update(members).set({ role: 'viewer' }).where(eq(members.id, 'ada')).run(),
    ],
  ] as [string, (app: ReturnType<typeof setUp>['app'], ada: ReturnType<typeof setUp>['ada'], id: string) => unknown][])(
    '%s',
    async (_when, happens) => {
      const { app, ada, use } = setUp();
      const { key, view } = await createKey(app, ada, { name: 'CI' });
      use(key);
      await happens(app, ada, view.id);
      expect(await codeOf(() => use(key))).toBe('unauthenticated');
    },
  );

  it('it expires, to the millisecond', async () => {
    const { app, ada, use } = setUp();
    const expiresAt = Date.now() + HOUR_MS;
    const { key } = await createKey(app, ada, { name: 'CI', expiresAt });
    use(key, '::1', expiresAt - 1);
    expect(await codeOf(() => use(key, '::1', expiresAt))).toBe('unauthenticated');
  });
});

it('a management key stops when its maker is an admin no more', async () => {
  const { db, app, ada, grace, use } = setUp();
  expect(await codeOf(() => createKey(app, ada, { name: 'x', isManagement: true }))).toBe('forbidden');
  const { key } = await createKey(app, grace, { name: 'ops', isManagement: true });
  use(key);
  db.orm.update(members).set({ role: 'member' }).where(eq(members.id, 'grace')).run();
  expect(await codeOf(() => use(key))).toBe('unauthenticated');
});

it('may be used only from its addresses', async () => {
  const { app, ada, use } = setUp();
  const { key } = await createKey(app, ada, { name: 'CI', addresses: ['10.1.0.0/16', '2001:db8::1', '192.168.7.7'] });
  for (const inside of ['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::1', '192.168.7.7']) use(key, inside);
  for (const outside of ['10.2.0.1', '2001:db8::2', '192.168.7.8', '', 'localhost'])
    expect(await codeOf(() => use(key, outside)), outside).toBe('forbidden');
});

it('rolls: the old text works until the overlap is over, under the same id and so the same budget', async () => {
  const { app, ada, use } = setUp();
  const { key: old, view } = await createKey(app, ada, { name: 'CI' });
  const { key: renewed } = await rollKey(app, ada, view.id, { overlapHours: 2 });
  expect([use(old).principal.keyId, use(renewed).principal.keyId]).toEqual([view.id, view.id]);
  const later = Date.now() + 2 * HOUR_MS + 1000;
  expect(await codeOf(() => use(old, '::1', later))).toBe('unauthenticated');
  use(renewed, '::1', later);
  expect((await listKeys(app, ada)).map(({ masked }) => masked)).toEqual([`plx-…${renewed.slice(-4)}`]);

  const { key: third } = await rollKey(app, ada, view.id, { overlapHours: 0 });
  expect(await codeOf(() => use(renewed))).toBe('unauthenticated');
  expect(await codeOf(() => use(old))).toBe('unauthenticated');
  use(third);
});

it("shows and changes one's own keys; an admin everybody's; somebody else's look like none", async () => {
  const { db, app, ada, grace } = setUp();
  const eve = addMember(db, 'eve');
  const { view } = await createKey(app, ada, { name: 'CI' });
  expect((await listKeys(app, ada)).map(({ name }) => name)).toEqual(['CI']);
  expect((await listKeys(app, grace)).map(({ name }) => name)).toEqual(['CI']);
  expect(await listKeys(app, eve)).toEqual([]);
  for (const attempt of [
    () => getKey(app, eve, view.id),
    () => changeKey(app, eve, view.id, { name: 'x' }),
    () => rollKey(app, eve, view.id, {}),
    () => removeKey(app, eve, view.id),
  ]) {
    expect(await codeOf(attempt)).toBe('not_found');
  }
  expect(await codeOf(() => getKey(app, eve, 'no-such-key'))).toBe('not_found');
  expect((await changeKey(app, grace, view.id, { name: 'Renamed', isDisabled: true })).state).toBe('disabled');
  expect((await changeKey(app, grace, view.id, { isDisabled: false })).state).toBe('active');
});

describe('what it may spend', () => {
  const limitsOf = (db: ReturnType<typeof setUp>['db']) => db.orm.select().from(budgets).all();

  it('is a blocking budget of its own, made, changed and taken away with it', async () => {
    const { db, app, ada } = setUp();
    const { view } = await createKey(app, ada, { name: 'CI', limit: { usd: '0.01', period: 'day' } });
    expect(limitsOf(db)).toMatchObject([
      { scope: 'key', scopeId: view.id, period: 'day', limitNano: 10_000_000, isBlocking: true, alertsAt: [80, 100] },
    ]);
    const [before] = limitsOf(db);
    holdMoney(db, { kind: 'key', keyId: view.id, name: 'CI', memberId: 'ada', memberName: 'ada' }, hold(6_000_000));

    await changeKey(app, ada, view.id, { limit: { usd: '2.5', period: 'day' }, name: 'CI 2' });
    expect(limitsOf(db)).toMatchObject([{ id: before?.id, limitNano: 2_500_000_000 }]);
    expect(db.orm.select().from(budgetWindows).all()).toMatchObject([
      { limitNano: 2_500_000_000, heldNano: 6_000_000 },
    ]);
    await changeKey(app, ada, view.id, { name: 'CI 3' });
    const [shown] = await withUse(app, ada, await listKeys(app, ada));
    expect(shown?.limit).toMatchObject({ usd: '2.5', period: 'day', spentUsd: '0', heldUsd: '0.006' });

    await changeKey(app, ada, view.id, { limit: null });
    expect(limitsOf(db)).toEqual([]);
  });

  it('goes with the key, and is not saved where the key is not', async () => {
    const { db, app, ada } = setUp();
    const eve = addMember(db, 'eve');
    const { view } = await createKey(app, ada, { name: 'CI', limit: { usd: '1', period: 'ever' } });
    expect(await codeOf(() => changeKey(app, eve, view.id, { limit: null }))).toBe('not_found');
    expect(await codeOf(() => changeKey(app, eve, view.id, { limit: { usd: '9', period: 'ever' } }))).toBe('not_found');
    expect(limitsOf(db)).toMatchObject([{ limitNano: 1_000_000_000 }]);
    expect((await withUse(app, eve, [view]))[0]).toMatchObject({ limit: null, use: { everUsd: '0' } });
    await removeKey(app, ada, view.id);
    expect(limitsOf(db)).toEqual([]);
  });

  it('is no way around a budget that an admin gave the key first', async () => {
    const { db, app, ada, grace } = setUp();
    const { view } = await createKey(app, ada, { name: 'CI' });
    await saveBudget(app, grace, null, { scope: 'key', scopeId: view.id, limit: '1', period: 'day' });
    await changeKey(app, ada, view.id, { limit: { usd: '500', period: 'day' } });
    await changeKey(app, ada, view.id, { limit: null });
    expect(limitsOf(db)).toMatchObject([{ limitNano: 1_000_000_000, isKeyLimit: false }]);
    const [shown] = await withUse(app, ada, await listKeys(app, ada));
    expect(shown?.limit).toMatchObject({ usd: '1', period: 'day' });
  });

  it('leaves an admin’s other budgets for the key alone', async () => {
    const { db, app, ada, grace } = setUp();
    const { view } = await createKey(app, ada, { name: 'CI', limit: { usd: '5', period: 'month' } });
    await saveBudget(app, grace, null, {
      scope: 'key',
      scopeId: view.id,
      limit: '1',
      period: 'day',
      isBlocking: false,
    });
    await changeKey(app, ada, view.id, { limit: { usd: '6', period: 'month' } });
    expect(limitsOf(db).map(({ limitNano }) => limitNano)).toEqual([6_000_000_000, 1_000_000_000]);
    await changeKey(app, ada, view.id, { limit: null });
    expect(limitsOf(db).map(({ limitNano }) => limitNano)).toEqual([1_000_000_000]);
  });
});

it('a viewer makes no keys', async () => {
  const { db, app } = setUp();
  expect(await codeOf(() => createKey(app, addMember(db, 'vic', 'viewer'), { name: 'x' }))).toBe('forbidden');
});

it.each([
  [{}, 'name'],
  [{ name: '  ' }, 'name'],
  [{ name: 'x', models: [] }, 'models'],
  [{ name: 'x', models: ['gpt'] }, 'models.0'],
  [{ name: 'x', addresses: ['10.0.0.0/33'] }, 'addresses.0'],
  [{ name: 'x', addresses: ['example.com'] }, 'addresses.0'],
  [{ name: 'x', maxPromptPrice: '-1' }, 'maxPromptPrice'],
  [{ name: 'x', requestsPerMinute: 0 }, 'requestsPerMinute'],
  [{ name: 'x', expiresAt: 1 }, 'expiresAt'],
  [{ name: 'x', limit: { usd: '-1' } }, 'limit.usd'],
  [{ name: 'x', limit: { usd: 'much' } }, 'limit.usd'],
  [{ name: 'x', limit: { usd: '1', period: 'year' } }, 'limit.period'],
  [{ name: 'x', limit: { usd: '1', isBlocking: false } }, 'limit.isBlocking'],
  [{ name: 'x', memberId: 'grace' }, 'memberId'],
  [{ name: 'x', hash: 'a' }, 'hash'],
])('refuses %j and names %s', async (input, field) => {
  const { app, ada } = setUp();
  const error: unknown = await createKey(app, ada, input).catch((reason: unknown) => reason);
  expect(isAppError(error) && [error.code, error.details.field]).toEqual(['invalid_request', field]);
});

it('regression: nobody has more than ten thousand keys', async () => {
  const { db, app, ada, grace } = setUp();
  const insert = db.client.prepare(
    "insert into keys (id, name, member_id, created_at, updated_at) values (?, 'one of many', 'ada', 0, 0)",
  );
  for (let count = 1; count < 10_000; count += 1) insert.run(`key-${count}`);
  await createKey(app, ada, { name: 'The last' });
  await expect(createKey(app, ada, { name: 'One more' })).rejects.toMatchObject({ code: 'conflict' });
  await createKey(app, grace, { name: 'Hers' });
});

it('regression: an admin gets no text that opens a key of an owner', async () => {
  const { db, app, ada, grace } = setUp();
  const owner = addMember(db, 'olga', 'owner');
  const { view } = await createKey(app, owner, { name: 'Hers' });
  await expect(rollKey(app, grace, view.id, {})).rejects.toMatchObject({ code: 'forbidden' });
  await rollKey(app, owner, view.id, {});
  const { view: adas } = await createKey(app, ada, { name: 'CI' });
  await rollKey(app, grace, adas.id, {});
});
