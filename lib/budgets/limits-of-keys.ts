import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { keys } from '#db/schema/keys';
import { budgets } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { isAtLeast } from '#lib/auth/role';
import type { BudgetView } from './budget-view.ts';
import { viewBudgets } from './find-budgets.ts';

/**
 * What these keys may spend, by key id, with what of it is used: the limit that each was given with, else its first blocking budget. For keys that the principal
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
  // What stands last stays: the key's own limit, else the oldest.
  const ranked = found.toReversed().sort((a, b) => Number(a.isKeyLimit) - Number(b.isKeyLimit));
  return new Map(ranked.map((budget) => [budget.scopeId ?? '', budget]));
}
