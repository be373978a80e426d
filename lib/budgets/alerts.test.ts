import { describe, expect, it } from 'vitest';
import { budgetAlerts } from '#db/schema/budgets';
import { testDb } from '#db/testing';
import type { Principal } from '#lib/auth/principal';
import { newId } from '#lib/ids';
import { nextAlertNano } from './alert-threshold.ts';
import { dismissAlerts } from './dismiss-alerts.ts';
import { holdMoney } from './hold-money.ts';
import { listAlerts } from './list-alerts.ts';
import { releaseHolds } from './release-holds.ts';
import { removeBudget } from './remove-budget.ts';
import { saveBudget } from './save-budget.ts';
import { addBudget, addKey, addMember } from './testing.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const DAY_MS = 86_400_000;

function setUp() {
  const db = testDb();
  const owner = addMember(db, 'olga', 'owner');
  const ada = addMember(db, 'ada');
  const app = { db };
  const hold = async (amountNano: number, principal: Principal = ada, at = NOON) => {
    const callId = newId();
    await db.commit(() => holdMoney(db, principal, { callId, amountNano, at }));
    return callId;
  };
  const settle = (callId: string, costNano: number, at = NOON) =>
    db.commit(() => releaseHolds(db, callId, costNano, at));
  const spend = async (costNano: number, principal: Principal = ada, at = NOON) =>
    settle(await hold(0, principal, at), costNano, at);
  const raised = () =>
    db.orm
      .select()
      .from(budgetAlerts)
      .all()
      .map(({ percent, reason, spentNano, heldNano }) => [percent, reason, spentNano, heldNano]);
  return { db, app, owner, ada, hold, settle, spend, raised };
}

const DEFAULT = { limitNano: 1000, alertsAt: [80, 100], period: 'day' } as const;

it.each([
  [1000, 0, 800],
  [1000, 799, 800],
  [1000, 800, 1000],
  [1000, 1000, null],
  [3, 0, 3],
  [1, 0, 1],
  [0, 0, 1],
  [9_000_000_000_000_000, 0, 7_200_000_000_000_000],
])('of a limit of %i, above %i, the next alert is at %j', (limitNano, above, next) => {
  expect(nextAlertNano({ limitNano, alertsAt: [80, 100] }, above)).toBe(next);
});

describe('an alert', () => {
  it('comes when a settlement reaches the threshold, not one nano-dollar before', async () => {
    const { db, spend, raised } = setUp();
    addBudget(db, { ...DEFAULT, alertsAt: [80, 100] });
    await spend(799);
    expect(raised()).toEqual([]);
    await spend(1);
    expect(raised()).toEqual([[80, 'reached', 800, 0]]);
    await spend(150);
    expect(raised()).toHaveLength(1);
  });

  it('comes when a hold reaches it, and does not come again when that settles', async () => {
    const { db, hold, settle, raised } = setUp();
    addBudget(db, { ...DEFAULT, alertsAt: [80, 100] });
    const call = await hold(900);
    expect(raised()).toEqual([[80, 'reached', 0, 900]]);
    await settle(call, 850);
    await settle(await hold(20), 20);
    expect(raised()).toHaveLength(1);
  });

  it('comes for each threshold that one settlement leaps over', async () => {
    const { db, spend, raised } = setUp();
    addBudget(db, { ...DEFAULT, alertsAt: [50, 80, 100] });
    await spend(1500);
    expect(raised()).toEqual([
      [50, 'reached', 1500, 0],
      [80, 'reached', 1500, 0],
      [100, 'reached', 1500, 0],
    ]);
  });

  it('comes once, whatever runs at the same time', async () => {
    const { db, hold, settle, raised } = setUp();
    addBudget(db, { ...DEFAULT, limitNano: 100_000, alertsAt: [80, 100], isBlocking: false });
    const calls = await Promise.all(Array.from({ length: 200 }, () => hold(700)));
    await Promise.all(calls.map((call) => settle(call, 600)));
    expect(raised().map(([percent]) => percent)).toEqual([80, 100]);
  });

  it('comes again in the next window', async () => {
    const { db, ada, spend, raised } = setUp();
    addBudget(db, { ...DEFAULT, alertsAt: [80] });
    await spend(900);
    await spend(900, ada, NOON + DAY_MS);
    expect(raised()).toHaveLength(2);
  });

  it('comes when a call is refused because the money is spent: once, though the limit is not quite reached', async () => {
    const { db, app, owner, hold, spend, raised } = setUp();
    addBudget(db, { ...DEFAULT, alertsAt: [80, 100] });
    await spend(950);
    const refused = await Promise.allSettled(Array.from({ length: 50 }, () => hold(60)));
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set(['rejected']));
    await db.drain();
    expect(raised()).toEqual([
      [80, 'reached', 950, 0],
      [100, 'refused', 950, 0],
    ]);
    await spend(50);
    expect(raised()).toHaveLength(2);
    expect((await listAlerts(app, owner)).find((alert) => 'percent' in alert && alert.percent === 100)?.text).toBe(
      "The team's daily budget has refused a call: limit $0.000001, spent $0.00000095, held by calls in flight $0. It resets at 2026-11-24T00:00:00.000Z. Calls that would pass it are refused.",
    );
  });

  it('does not come when calls in flight are all that is in the way', async () => {
    const { db, hold, raised } = setUp();
    addBudget(db, { ...DEFAULT, alertsAt: [100] });
    await hold(900);
    await expect(hold(200)).rejects.toMatchObject({ code: 'budget_held' });
    await db.drain();
    expect(raised()).toEqual([]);
  });

  it('comes anew for another limit, and for none that is removed', async () => {
    const { app, owner, spend, raised } = setUp();
    const { id } = await saveBudget(app, owner, null, {
      scope: 'team',
      limit: '0.000001',
      period: 'ever',
      alertsAt: [80],
    });
    await spend(900);
    await saveBudget(app, owner, id, { limit: '0.000002' });
    await spend(600);
    expect(raised()).toEqual([[80, 'reached', 900, 0]]);
    await spend(100);
    expect(raised()).toEqual([
      [80, 'reached', 900, 0],
      [80, 'reached', 1600, 0],
    ]);
    await saveBudget(app, owner, id, { alertsAt: [90] });
    await removeBudget(app, owner, id);
    await spend(5000);
    expect(raised()).toHaveLength(2);
  });

  it('keeps what it was about when its budget and key are gone', async () => {
    const { db, app, owner, ada, spend } = setUp();
    const ci = addKey(db, 'ci', ada);
    const id = addBudget(db, { ...DEFAULT, scope: 'key', scopeId: 'ci', alertsAt: [80], isBlocking: false });
    await spend(900, ci);
    await removeBudget(app, owner, id);
    db.client.prepare("delete from keys where id = 'ci'").run();
    expect(await listAlerts(app, owner)).toMatchObject([
      {
        scope: 'key',
        scopeId: 'ci',
        scopeName: 'ci',
        limit: '0.000001',
        spent: '0.0000009',
        text: expect.stringMatching(
          /^ci's daily budget has 80 % of its limit spent: .* It only notifies; calls go on\.$/,
        ),
      },
    ]);
  });

  it('is undone with the commit that it was written in', async () => {
    const { db, raised } = setUp();
    addBudget(db, { ...DEFAULT, alertsAt: [80] });
    const undone = db.commit(() => {
      holdMoney(db, addMember(db, 'eve'), { callId: newId(), amountNano: 900, at: NOON });
      throw new Error('after all not');
    });
    await expect(undone).rejects.toThrow('after all not');
    expect(raised()).toEqual([]);
  });
});

describe('the notice', () => {
  it('is for admins, who take alerts out of it for all of them', async () => {
    const { db, app, owner, ada, spend } = setUp();
    addBudget(db, { ...DEFAULT, alertsAt: [80, 100] });
    await spend(1000);
    const [first] = await listAlerts(app, owner);
    await dismissAlerts(app, owner, { ids: [first?.id, 'another'] });
    expect((await listAlerts(app, owner)).map(({ isDismissed }) => isDismissed)).toEqual([true, false]);
    await expect(listAlerts(app, ada)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(dismissAlerts(app, ada, { ids: [] })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
