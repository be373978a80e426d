import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { budgetWindows } from '#db/schema/ledger';
import { nextAlertNano } from './alert-threshold.ts';
import type { Budget } from './budget.ts';
import { periodWindow } from './period-window.ts';

/**
 * The window that runs obeys the limit of now; its alerts are looked at again when money next moves. A window of another period that
 * began at the same instant, such as Monday's of the week, is the one that runs from now on: what it counted stays counted.
 */
export function carryOver(orm: Orm, budget: Budget, now: number): void {
  const { startsAt, endsAt } = periodWindow(budget.period, now);
  const isOwn = eq(budgetWindows.budgetId, budget.id);
  orm
    .update(budgetWindows)
    .set({ endsAt })
    .where(and(isOwn, eq(budgetWindows.startsAt, startsAt)))
    .run();
  orm
    .update(budgetWindows)
    .set({ limitNano: budget.isBlocking ? budget.limitNano : null, nextAlertNano: nextAlertNano(budget, 0) })
    .where(and(isOwn, or(isNull(budgetWindows.endsAt), gt(budgetWindows.endsAt, now))))
    .run();
}
