import type Database from 'better-sqlite3';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { budgetWindows, callHolds } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { newId } from '#lib/ids';
import { nextAlertNano } from './alert-threshold.ts';
import { applicableBudgets } from './applicable-budgets.ts';
import type { Budget } from './budget.ts';
import { periodWindow } from './period-window.ts';
import { isRefusalTold, type Level, raiseAlerts } from './raise-alerts.ts';
import { refuseCall } from './refuse-call.ts';

type Hold = { callId: string; amountNano: number | null; at: number };

/**
 * Reserves `amountNano` in every window that applies to the principal. Synchronous, to run inside the commit that opens the call: if it
 * throws, that commit writes nothing. Windows that do not exist yet are made here, in the same transaction.
 *
 * @param hold.amountNano null when the price is unknown: refused under a blocking budget, held as nothing elsewhere.
 * @returns whether any of the budgets blocks: then a request without a cap is given one.
 * @throws AppError `budget_exceeded` (402: spent) or `budget_held` (429: held by calls in flight).
 */
export function holdMoney(db: Db, principal: Principal, hold: Hold): { isBlocking: boolean } {
  const s = db.prepared(holdStatements);
  const budgets = applicableBudgets(db, principal);
  for (const budget of budgets) {
    const window = { budgetId: budget.id, ...periodWindow(budget.period, hold.at) };
    const amount = hold.amountNano ?? 0;
    const held = hold.amountNano === null && budget.isBlocking ? undefined : holdIn(db, budget, window, amount);
    if (!held) throw refuse(db, budget, window, hold);
    s.note.run({ callId: hold.callId, windowId: held.id, amount });
    if (held.nextAlertNano !== null && held.spentNano + held.heldNano >= held.nextAlertNano)
      raiseAlerts(db, held, 'reached', hold.at);
  }
  return { isBlocking: budgets.some(({ isBlocking }) => isBlocking) };
}

type Window = Pick<Level, 'budgetId' | 'startsAt' | 'endsAt'>;

/** The window after the hold, or nothing when its money does not suffice. */
function holdIn(db: Db, budget: Budget, window: Window, amount: number) {
  const s = db.prepared(holdStatements);
  const held = s.hold.get({ ...window, amount });
  if (held || s.window.get(window)) return held;
  s.makeWindow.run({
    ...window,
    id: newId(),
    limitNano: budget.isBlocking ? budget.limitNano : null,
    nextAlertNano: nextAlertNano(budget, 0),
  });
  return s.hold.get({ ...window, amount });
}

function refuse(db: Db, budget: Budget, window: Window, { amountNano, at }: Hold) {
  const level: Level = db.prepared(holdStatements).window.get(window) ?? { ...window, spentNano: 0, heldNano: 0 };
  const refusal = refuseCall(budget, level, amountNano);
  const isNews =
    amountNano !== null && refusal.code === 'budget_exceeded' && !isRefusalTold(db, budget, window.startsAt);
  // A commit of its own, since the caller's is undone. If it fails the next refusal tells the news.
  if (isNews) db.commit(() => raiseAlerts(db, level, 'refused', at)).catch(() => {});
  return refusal;
}

function holdStatements(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  const isWindow = and(eq(budgetWindows.budgetId, p('budgetId')), eq(budgetWindows.startsAt, p('startsAt')));
  return {
    makeWindow: orm
      .insert(budgetWindows)
      .values({
        id: p('id'),
        budgetId: p('budgetId'),
        startsAt: p('startsAt'),
        endsAt: p('endsAt'),
        limitNano: p('limitNano'),
        nextAlertNano: p('nextAlertNano'),
      })
      .prepare(),
    hold: bareStatement(
      client,
      orm
        .update(budgetWindows)
        .set({ heldNano: sql`${budgetWindows.heldNano} + ${p('amount')}` })
        .where(
          and(
            isWindow,
            sql`(${budgetWindows.limitNano} is null or ${budgetWindows.spentNano} + ${budgetWindows.heldNano} + ${p('amount')} <= ${budgetWindows.limitNano})`,
          ),
        )
        .returning(),
      getTableColumns(budgetWindows),
    ),
    window: orm.select().from(budgetWindows).where(isWindow).prepare(),
    note: bareStatement(
      client,
      orm.insert(callHolds).values({ callId: p('callId'), windowId: p('windowId'), amountNano: p('amount') }),
    ),
  };
}
