import { and, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { budgets } from '#db/schema/ledger';
import { removeKeyBudgets } from './remove-key-budgets.ts';

/** Takes away every budget of a member and of their keys, inside the commit that removes the member. Windows stay, as with a key's. */
export function removeMemberBudgets(orm: Orm, memberId: string, keyIds: readonly string[]): void {
  for (const keyId of keyIds) removeKeyBudgets(orm, keyId);
  orm
    .delete(budgets)
    .where(and(eq(budgets.scope, 'member'), eq(budgets.scopeId, memberId)))
    .run();
}
