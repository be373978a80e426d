import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { budgetWindows } from '#db/schema/ledger';
import { testDb } from '#db/testing';
import type { Principal } from '#lib/auth/principal';
import { isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { budgetsOf } from './budgets-of.ts';
import { getBudget } from './get-budget.ts';
import { holdMoney } from './hold-money.ts';
import { listBudgets } from './list-budgets.ts';
import { listSubjects } from './list-subjects.ts';
import { releaseHolds } from './release-holds.ts';
import { removeBudget } from './remove-budget.ts';
import { saveBudget } from './save-budget.ts';
import { addKey, addMember } from './testing.ts';

function setUp() {
  const db = testDb();
  const owner = addMember(db, 'olga', 'owner');
  const ada = addMember(db, 'ada');
  const grace = addMember(db, 'grace');
  const viewer = addMember(db, 'vic', 'viewer');
  const ci = addKey(db, 'ci', ada);
  const bot = addKey(db, 'bot', grace);
  const app = { db };
  const save = (input: Record<string, unknown>) => saveBudget(app, owner, null, { limit: '5', ...input });
  const hold = async (principal: Principal, amountNano: number) => {
    const callId = newId();
    await db.commit(() => holdMoney(db, principal, { callId, amountNano, at: Date.now() }));
    return { settle: (costNano: number) => db.commit(() => releaseHolds(db, callId, costNano)) };
  };
  return { db, app, owner, ada, grace, viewer, ci, bot, save, hold };
}

async function refusalOf(attempt: Promise<unknown>) {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isAppError(error) ? { code: error.code, field: error.details.field } : error;
}

it('saves a budget with what people expect when they say nothing else', async () => {
  const { save } = setUp();
  expect(await save({ scope: 'team', limit: '12.000000001' })).toMatchObject({
    scope: 'team',
    scopeId: null,
    scopeName: null,
    limit: '12.000000001',
    period: 'month',
    isBlocking: true,
    alertsAt: [80, 100],
    window: { spent: '0', held: '0', remaining: '12.000000001' },
  });
});

it('tells spent, held and remaining apart, exactly, and when it starts anew', async () => {
  const { app, owner, ada, save, hold } = setUp();
  const { id } = await save({ scope: 'member', scopeId: 'ada', limit: '1', period: 'day' });
  await (await hold(ada, 200_000_000)).settle(123_456_789);
  await hold(ada, 300_000_001);
  const { window, scopeName } = await getBudget(app, owner, id);
  expect({ window, scopeName }).toEqual({
    scopeName: 'ada',
    window: {
      startsAt: Math.floor(Date.now() / 86_400_000) * 86_400_000,
      resetsAt: (Math.floor(Date.now() / 86_400_000) + 1) * 86_400_000,
      spent: '0.123456789',
      held: '0.300000001',
      remaining: '0.57654321',
    },
  });
});

describe('what is no budget is refused by its field', () => {
  it.each([
    [{ scope: 'team', limit: '1,000' }, 'limit'],
    [{ scope: 'team', limit: '€5' }, 'limit'],
    [{ scope: 'team', limit: '-1' }, 'limit'],
    [{ scope: 'team', limit: '1e3' }, 'limit'],
    [{ scope: 'team', limit: '0.0000000001' }, 'limit'],
    [{ scope: 'team', limit: '9000000.000000001' }, 'limit'],
    [{ scope: 'team', limit: 5 }, 'limit'],
    [{ scope: 'everybody' }, 'scope'],
    [{ scope: 'team', scopeId: 'ada' }, 'scopeId'],
    [{ scope: 'member' }, 'scopeId'],
    [{ scope: 'member', scopeId: 'nobody' }, 'scopeId'],
    [{ scope: 'key', scopeId: 'ada' }, 'scopeId'],
    [{ scope: 'team', period: 'year' }, 'period'],
    [{ scope: 'team', alertsAt: [0] }, 'alertsAt.0'],
    [{ scope: 'team', alertsAt: [50.5] }, 'alertsAt.0'],
    [{ scope: 'team', currency: 'EUR' }, 'currency'],
  ])('%j', async (input, field) => {
    const { save, app, owner } = setUp();
    expect(await refusalOf(save(input))).toEqual({ code: 'invalid_request', field });
    expect(await listBudgets(app, owner)).toEqual([]);
  });
});

describe('B12: a change', () => {
  it('below what is spent refuses the next call, and lets those in flight finish', async () => {
    const { app, owner, ada, save, hold } = setUp();
    const { id } = await save({ scope: 'team', limit: '1' });
    const running = await hold(ada, 900_000_000);
    expect(await saveBudget(app, owner, id, { limit: '0.5' })).toMatchObject({
      limit: '0.5',
      window: { remaining: '0' },
    });
    expect(await refusalOf(hold(ada, 1))).toMatchObject({ code: 'budget_held' });
    await running.settle(800_000_000);
    expect((await getBudget(app, owner, id)).window).toMatchObject({ spent: '0.8', held: '0', remaining: '0' });
    expect(await refusalOf(hold(ada, 1))).toMatchObject({ code: 'budget_exceeded' });
  });

  it('upwards admits the next call', async () => {
    const { app, owner, ada, save, hold } = setUp();
    const { id } = await save({ scope: 'team', limit: '0' });
    expect(await refusalOf(hold(ada, 1))).toMatchObject({ code: 'budget_exceeded' });
    await saveBudget(app, owner, id, { limit: '0.000000001' });
    await hold(ada, 1);
  });

  it('to notify only refuses nobody any more, and back again does', async () => {
    const { app, owner, ada, save, hold } = setUp();
    const { id } = await save({ scope: 'team', limit: '0.1' });
    await (await hold(ada, 100_000_000)).settle(100_000_000);
    await saveBudget(app, owner, id, { isBlocking: false });
    await (await hold(ada, 500_000_000)).settle(500_000_000);
    await saveBudget(app, owner, id, { isBlocking: true });
    expect(await refusalOf(hold(ada, 1))).toMatchObject({ code: 'budget_exceeded' });
    expect((await getBudget(app, owner, id)).window).toMatchObject({ spent: '0.6', remaining: '0' });
  });

  it('of the period begins a window of its own; what was held settles where it was held', async () => {
    const { app, db, owner, ada, save, hold } = setUp();
    const { id } = await save({ scope: 'team', limit: '1', period: 'ever' });
    const running = await hold(ada, 600_000_000);
    await saveBudget(app, owner, id, { period: 'month' });
    await hold(ada, 700_000_000);
    await running.settle(500_000_000);
    const sums = db.orm.select().from(budgetWindows).all();
    expect(sums.map(({ endsAt, spentNano, heldNano }) => [endsAt === null, spentNano, heldNano])).toEqual([
      [true, 500_000_000, 0],
      [false, 0, 700_000_000],
    ]);
  });

  it('regression: of the period holds from now on, though a window of the one before began when the new one did', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 12) });
    onTestFinished(() => void vi.useRealTimers());
    const { app, owner, ada, save, hold } = setUp();
    const { id } = await save({ scope: 'team', limit: '1', period: 'day', isBlocking: false });
    await hold(ada, 5);
    vi.setSystemTime(Date.UTC(2026, 10, 25, 12));
    await saveBudget(app, owner, id, { period: 'week', isBlocking: true });
    await expect(hold(ada, 2_000_000_000)).rejects.toMatchObject({
      code: 'budget_exceeded',
      details: { resetsAt: Date.UTC(2026, 10, 30) },
    });
    vi.setSystemTime(Date.UTC(2026, 10, 26, 12));
    await saveBudget(app, owner, id, { limit: '3' });
    await hold(ada, 2_000_000_000);
  });

  it('regression: to more than a ledger can hold is refused in words', async () => {
    const { save } = setUp();
    const tooMuch = save({ scope: 'team', limit: '9999999' });
    expect(await refusalOf(tooMuch)).toMatchObject({ code: 'invalid_request', field: 'limit' });
  });

  it('leaves out what it does not name, and cannot move the budget to somebody else', async () => {
    const { app, owner, save } = setUp();
    const before = await save({ scope: 'team', limit: '3', period: 'week', alertsAt: [50], isBlocking: false });
    expect(await saveBudget(app, owner, before.id, { alertsAt: [100, 90, 90] })).toEqual({
      ...before,
      alertsAt: [90, 100],
    });
    const moved = saveBudget(app, owner, before.id, { scope: 'member', scopeId: 'ada' });
    expect(await refusalOf(moved)).toMatchObject({ code: 'invalid_request', field: 'scope' });
  });

  it('removed: the next call passes, the one in flight settles', async () => {
    const { app, db, owner, ada, save, hold } = setUp();
    const { id } = await save({ scope: 'team', limit: '0.000001' });
    const running = await hold(ada, 1000);
    await removeBudget(app, owner, id);
    await (await hold(ada, 5000)).settle(5000);
    await running.settle(900);
    expect(db.orm.select().from(budgetWindows).all()).toMatchObject([{ spentNano: 900, heldNano: 0 }]);
    expect(await refusalOf(removeBudget(app, owner, id))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(getBudget(app, owner, id))).toMatchObject({ code: 'not_found' });
    expect(await refusalOf(saveBudget(app, owner, id, { limit: '1' }))).toMatchObject({ code: 'not_found' });
  });
});

describe('who sees what', () => {
  const names = async (app: ReturnType<typeof setUp>['app'], principal: Principal) =>
    (await listBudgets(app, principal)).map(({ scope, scopeName }) => scopeName ?? scope).sort();

  it('an owner all; a member those that apply to them and to their keys; a key its own; a viewer none', async () => {
    const { app, owner, ada, grace, ci, viewer, save } = setUp();
    await save({ scope: 'team' });
    for (const scopeId of ['ada', 'grace']) await save({ scope: 'member', scopeId });
    for (const scopeId of ['ci', 'bot']) await save({ scope: 'key', scopeId });
    expect(await names(app, owner)).toEqual(['ada', 'bot', 'ci', 'grace', 'team']);
    expect(await names(app, ada)).toEqual(['ada', 'ci', 'team']);
    expect(await names(app, grace)).toEqual(['bot', 'grace', 'team']);
    expect(await names(app, ci)).toEqual(['ci']);
    expect(await refusalOf(listBudgets(app, viewer))).toMatchObject({ code: 'forbidden' });
  });

  it('a foreign budget is the same as none', async () => {
    const { app, ada, ci, save } = setUp();
    const { id } = await save({ scope: 'member', scopeId: 'grace' });
    for (const principal of [ada, ci]) {
      expect(await refusalOf(getBudget(app, principal, id))).toMatchObject({ code: 'not_found' });
    }
  });

  it('what is left for a key is what its own, its member’s and the team’s budget leave', async () => {
    const { app, ada, ci, save, hold } = setUp();
    await save({ scope: 'team', limit: '10' });
    await save({ scope: 'member', scopeId: 'ada', limit: '4' });
    await save({ scope: 'member', scopeId: 'grace', limit: '1' });
    await save({ scope: 'key', scopeId: 'ci', limit: '7' });
    await hold(ci, 500_000_000);
    const left = async (principal: Principal) =>
      (await budgetsOf(app, principal)).map(({ scope, window }) => [scope, window.remaining]);
    expect(await left(ci)).toEqual([
      ['team', '9.5'],
      ['member', '3.5'],
      ['key', '6.5'],
    ]);
    expect(await left(ada)).toEqual([
      ['team', '9.5'],
      ['member', '3.5'],
    ]);
  });

  it('members, viewers and keys set none', async () => {
    const { app, ada, viewer, ci, save } = setUp();
    const { id } = await save({ scope: 'team' });
    for (const principal of [ada, viewer, ci]) {
      for (const attempt of [
        saveBudget(app, principal, null, { scope: 'team', limit: '1' }),
        saveBudget(app, principal, id, { limit: '1' }),
        removeBudget(app, principal, id),
        listSubjects(app, principal),
      ])
        expect(await refusalOf(attempt)).toMatchObject({ code: 'forbidden' });
    }
  });

  it('an admin is told whom a budget can be for, and a budget of one who is gone stays', async () => {
    const { app, db, owner, save } = setUp();
    const { members, keys } = await listSubjects(app, owner);
    expect([members.map(({ name }) => name), keys]).toEqual([
      ['ada', 'grace', 'olga', 'vic'],
      [
        { id: 'bot', name: 'bot', makerName: 'grace' },
        { id: 'ci', name: 'ci', makerName: 'ada' },
      ],
    ]);
    await save({ scope: 'key', scopeId: 'ci' });
    db.client.prepare("delete from keys where id = 'ci'").run();
    expect(await listBudgets(app, owner)).toMatchObject([{ scopeId: 'ci', scopeName: null }]);
  });
});
