import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { budgets } from '#db/schema/ledger';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { auditTarget } from './audit-target.ts';
import { requireManager } from './require-manager.ts';

/**
 * Removes a budget; the next call is not held to it. Its windows stay, so that calls in flight finish and settle in them.
 * @throws AppError `forbidden` below admin, `not_found`.
 */
export async function removeBudget(app: { db: Db }, principal: Principal, budgetId: string): Promise<void> {
  requireManager(principal);
  await app.db.commit((orm) => {
    const budget = orm.select().from(budgets).where(eq(budgets.id, budgetId)).get();
    if (!budget) throw new AppError('not_found', 'There is no such budget.');
    writeAudit(orm, principal, { action: 'budget.remove', target: auditTarget(orm, budget) });
    orm.delete(budgets).where(eq(budgets.id, budgetId)).run();
  });
}
