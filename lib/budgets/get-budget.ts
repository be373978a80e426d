import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { budgets } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import type { BudgetView } from './budget-view.ts';
import { findBudgets } from './find-budgets.ts';

/** A budget that the principal may see. @throws AppError `not_found`, for a foreign one the same as for none. */
export async function getBudget(app: { db: Db }, principal: Principal, budgetId: string): Promise<BudgetView> {
  const [budget] = findBudgets(app.db.orm, principal, eq(budgets.id, budgetId));
  if (!budget) throw new AppError('not_found', 'There is no such budget.');
  return budget;
}
