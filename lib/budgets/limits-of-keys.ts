import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keys } from '#db/schema/keys';
import { budgets } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { isAtLeast } from '#lib/auth/role';
import type { BudgetView } from './budget-view.ts';
import { viewBudgets } from './find-budgets.ts';

/**
 * What these keys may spend, by key id, with what of it is used: each one's first blocking budget. For keys that the principal
 * manages; another's reads as one without a limit.
 */
export async function limitsOfKeys(
  app: { db: Db },
  principal: Principal,
  keyIds: readonly string[],
): Promise<ReadonlyMap<string, BudgetView>> {
  const { orm } = app.db;
  const seesAll = principal.kind === 'member' && isAtLeast(principal.role, 'admin');
  const own = orm.select({ id: keys.id }).from(keys).where(eq(keys.memberId, principal.memberId));
  const found = viewBudgets(
    orm,
    and(
      eq(budgets.scope, 'key'),
      eq(budgets.isBlocking, true),
      sql`${budgets.scopeId} in (select value from json_each(${JSON.stringify(keyIds)}))`,
      seesAll ? undefined : inArray(budgets.scopeId, own),
    ),
  );
  // Newest first, so that of several the oldest is the one that stays.
  return new Map(found.reverse().map((budget) => [budget.scopeId ?? '', budget]));
}
