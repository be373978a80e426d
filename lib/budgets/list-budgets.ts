import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import type { BudgetView } from './budget-view.ts';
import { findBudgets } from './find-budgets.ts';

/** The budgets that the principal may see, oldest first. @throws AppError `forbidden` for a viewer. */
export async function listBudgets(app: { db: Db }, principal: Principal): Promise<BudgetView[]> {
  return findBudgets(app.db.orm, principal);
}
