import { and, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { budgets } from '#db/schema/ledger';

/**
 * Takes away every budget of a key, inside the commit that removes the key. Its windows stay, so that calls in flight finish
 * and settle in them.
 */
export function removeKeyBudgets(orm: Orm, keyId: string): void {
  orm
    .delete(budgets)
    .where(and(eq(budgets.scope, 'key'), eq(budgets.scopeId, keyId)))
    .run();
}
