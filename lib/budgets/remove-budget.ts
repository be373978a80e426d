import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { budgets } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { requireManager } from './require-manager.ts';

/**
 * Removes a budget; the next call is not held to it. Its windows stay, so that calls in flight finish and settle in them.
 * @throws AppError `forbidden` below admin, `not_found`.
 */
export async function removeBudget(app: { db: Db }, principal: Principal, budgetId: string): Promise<void> {
  requireManager(principal);
  await app.db.commit((orm) => {
    const { changes } = orm.delete(budgets).where(eq(budgets.id, budgetId)).run();
    if (changes === 0) throw new AppError('not_found', 'There is no such budget.');
  });
}
