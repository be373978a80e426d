import { and, desc, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { budgetAlerts } from '#db/schema/budgets';
import type { BudgetAlertView } from './alert-view.ts';
import { toAlertView } from './to-alert-view.ts';

const MOST = 20;

/** The last alerts of a key's own budgets, newest first. For the room of keys, which has seen that their reader manages it. */
export function listAlertsOfKey(orm: Orm, keyId: string): BudgetAlertView[] {
  return orm
    .select()
    .from(budgetAlerts)
    .where(and(eq(budgetAlerts.scope, 'key'), eq(budgetAlerts.scopeId, keyId)))
    .orderBy(desc(budgetAlerts.raisedAt), desc(budgetAlerts.id))
    .limit(MOST)
    .all()
    .map(toAlertView);
}
