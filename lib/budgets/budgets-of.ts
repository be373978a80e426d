import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client';
import { budgets } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { applicableBudgets } from './applicable-budgets.ts';
import type { BudgetView } from './budget-view.ts';
import { viewBudgets } from './find-budgets.ts';

/** What is left for the principal: every budget that its calls count against, the team's included; the least remaining wins. */
export async function budgetsOf(app: { db: Db }, principal: Principal): Promise<BudgetView[]> {
  const ids = applicableBudgets(app.db, principal).map(({ id }) => id);
  return viewBudgets(app.db.orm, inArray(budgets.id, ids));
}
