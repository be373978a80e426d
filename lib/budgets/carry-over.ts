import { and, eq, gt, isNull, or } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { budgetWindows } from '#db/schema/ledger';
import { nextAlertNano } from './alert-threshold.ts';
import type { Budget } from './budget.ts';

/** The window that runs obeys the limit of now; its alerts are looked at again when money next moves. */
export function carryOver(orm: Orm, budget: Budget, now: number): void {
  orm
    .update(budgetWindows)
    .set({ limitNano: budget.isBlocking ? budget.limitNano : null, nextAlertNano: nextAlertNano(budget, 0) })
    .where(and(eq(budgetWindows.budgetId, budget.id), or(isNull(budgetWindows.endsAt), gt(budgetWindows.endsAt, now))))
    .run();
}
