import { expect } from 'vitest';
import { type Db, openDb } from '#db/client';
import { migrate } from '#db/migrate';
import type { Principal } from '#lib/auth/principal';
import { holdMoney } from '#lib/budgets/hold-money';
import { releaseHolds } from '#lib/budgets/release-holds';
import { removeBudget } from '#lib/budgets/remove-budget';
import { saveBudget } from '#lib/budgets/save-budget';
import { addBudget, addKey, addMember } from '#lib/budgets/testing';
import { isAppError } from '#lib/errors';
import type { ClosedCall, OpenedCall } from '#lib/ledger/call-record';
import { closeCall } from '#lib/ledger/close-call';
import { openCall } from '#lib/ledger/open-call';
import { reapCalls } from '#lib/ledger/reap-calls';
import { settleLate } from '#lib/ledger/settle-late';
import { closedCall, openedCall } from '#lib/ledger/testing';
import { random } from '#lib/sandbox/random';
import { verifyLedger } from '#lib/spend/verify-ledger';

const HISTORIES_A_WORLD = 100;
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 10, 20, 22);

type Tally = { histories: number; refused: number; settled: number; late: number; crashes: number };

/**
 * Runs call histories that the seed alone decides, a hundred interleaved in each world: admissions, every ending, endings told twice,
 * crashes, late costs, over-runs, changed and removed budgets, days that pass. After every step what each window holds must be the
 * sum of its open holds; at the end of a world nothing is held and the ledger agrees with itself.
 */
export async function runHistories(seed: string, histories: number): Promise<Tally> {
  const tally: Tally = { histories: 0, refused: 0, settled: 0, late: 0, crashes: 0 };
  for (let world = 0; tally.histories < histories; world += 1) {
    const db = openDb(':memory:');
    migrate(db.client);
    await runWorld(db, `${seed}/${world}`, tally);
    await db.close();
  }
  return tally;
}

async function runWorld(db: Db, seed: string, tally: Tally): Promise<void> {
  const luck = random('histories', seed);
  const owner = addMember(db, 'olga', 'owner');
  const ada = addMember(db, 'ada');
  const principals: Principal[] = [owner, ada, addKey(db, 'ci', ada), addKey(db, 'bot', owner)];
  const alertsAt = [50, 80, 100];
  let budgetIds = [
    addBudget(db, { limitNano: 40_000, period: 'month', alertsAt }),
    addBudget(db, { limitNano: 9_000, period: 'day', scope: 'member', scopeId: 'ada', alertsAt }),
    addBudget(db, { limitNano: 5_000, period: 'week', scope: 'key', scopeId: 'ci', alertsAt }),
    addBudget(db, { limitNano: 4_000, period: 'ever', scope: 'key', scopeId: 'bot', isBlocking: false, alertsAt }),
  ];
  const open = new Map<string, number>();
  const unsettled = new Set<string>();
  const ended: string[] = [];
  const take = (ids: Iterable<string>) => luck.pick([...ids]);
  let now = START;
  let admissions = 0;

  const admit = async () => {
    const id = `call-${admissions}`;
    admissions += 1;
    tally.histories += 1;
    const amountNano = luck.next() < 0.05 ? null : luck.between(0, 1_500);
    try {
      await db.commit(() => {
        const principal = luck.pick(principals);
        holdMoney(db, principal, { callId: id, amountNano, at: now });
        openCall(db, begunBy(id, now, principal, amountNano ?? 0));
      });
      open.set(id, amountNano ?? 0);
    } catch (error) {
      if (!isAppError(error)) throw error;
      tally.refused += 1;
    }
  };
  const end = async (id: string) => {
    const held = open.get(id) ?? 0;
    const isKnown = luck.next() < 0.7;
    const costNano = isKnown ? luck.pick([0, held, luck.between(0, held), held + luck.between(1, 900)]) : null;
    await db.commit(() => {
      const row = closeCall(db, endedWith(id, now, costNano));
      if (row?.costNano != null) releaseHolds(db, id, row.costNano, now);
    });
    if (!open.delete(id)) return;
    if (isKnown) ended.push(id);
    else unsettled.add(id);
    tally.settled += Number(isKnown);
  };
  const reconcile = async (id: string) => {
    const state = luck.pick(['reconciled', 'written_off'] as const);
    await db.commit(() => {
      const late = {
        id,
        state,
        costNano: luck.between(0, 2_000),
        costDigits: null,
        settledAt: now,
        isOverrun: false,
        anomaly: null,
      };
      const row = settleLate(db, { ...late, costSource: state === 'reconciled' ? 'reported' : 'estimated' });
      if (row?.costNano != null) releaseHolds(db, id, row.costNano, now);
    });
    if (!unsettled.delete(id)) return;
    ended.push(id);
    tally.late += 1;
  };
  const crash = () => {
    reapCalls(db, now);
    for (const id of open.keys()) unsettled.add(id);
    open.clear();
    tally.crashes += 1;
  };
  const changeBudgets = async () => {
    const id = take(budgetIds);
    if (luck.next() < 0.1 && budgetIds.length > 2) {
      await removeBudget({ db }, owner, id);
      budgetIds = budgetIds.filter((each) => each !== id);
    } else {
      const limit = `0.0000${luck.between(10, 99)}`;
      await saveBudget({ db }, owner, id, { limit, ...(luck.next() < 0.2 ? { isBlocking: luck.next() < 0.5 } : {}) });
    }
  };
  const step = async () => {
    const way = luck.next();
    if (way < 0.32 && admissions < HISTORIES_A_WORLD) return admit();
    if (way < 0.62 && open.size > 0) return end(take(open.keys()));
    if (way < 0.82 && unsettled.size > 0) return reconcile(take(unsettled));
    if (way < 0.9 && ended.length > 0) return luck.next() < 0.5 ? end(take(ended)) : reconcile(take(ended));
    if (way < 0.93) now += luck.between(1, DAY_MS);
    else if (way < 0.94) crash();
    else if (way < 0.97) return changeBudgets();
  };

  const wrongWindows = db.client.prepare(WRONG_WINDOWS);
  while (admissions < HISTORIES_A_WORLD || open.size + unsettled.size > 0) {
    await step();
    expect(wrongWindows.all(), `seed ${seed}, after ${admissions} admissions`).toEqual([]);
  }
  expect(db.client.prepare('select sum(held_nano) from budget_windows').pluck().get(), `seed ${seed}`).toBe(0);
  expect((await verifyLedger(db)).differences, `seed ${seed}`).toEqual([]);
}

/** Windows that hold something else than the sum of their open holds. */
const WRONG_WINDOWS = `
  select w.id, w.held_nano, coalesce(sum(h.amount_nano), 0) as open_nano from budget_windows w
    left join call_holds h on h.window_id = w.id and h.is_open group by w.id having w.held_nano <> open_nano`;

function begunBy(id: string, openedAt: number, principal: Principal, heldNano: number): OpenedCall {
  const isKey = principal.kind === 'key';
  return openedCall({
    id,
    openedAt,
    memberId: principal.memberId,
    memberName: isKey ? principal.memberName : principal.name,
    keyId: isKey ? principal.keyId : null,
    keyName: isKey ? principal.name : null,
    heldNano,
    estimateNano: heldNano,
  });
}

function endedWith(id: string, endedAt: number, costNano: number | null): ClosedCall {
  const isUnknown = costNano === null;
  return closedCall({
    id,
    endedAt,
    costNano,
    ...(isUnknown && { ending: 'broke', costSource: null, nextCheckAt: endedAt }),
  });
}
