import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import type { BudgetView } from '#lib/budgets/budget-view';
import { limitsOfKeys } from '#lib/budgets/limits-of-keys';
import { NO_SPEND } from '#lib/spend/key-spend';
import { spendOfKeys } from '#lib/spend/spend-of-keys';
import type { KeyView } from './key-view.ts';
import type { KeyLimit, UsedKey } from './used-key.ts';

/** Keys that the principal manages, each with what it spent and what it may spend. */
export async function withUse(app: { db: Db }, principal: Principal, views: readonly KeyView[]): Promise<UsedKey[]> {
  const ids = views.map(({ id }) => id);
  const [spends, limits] = await Promise.all([spendOfKeys(app, principal, ids), limitsOfKeys(app, principal, ids)]);
  return views.map((view) => ({
    ...view,
    use: spends.get(view.id) ?? NO_SPEND,
    limit: toKeyLimit(limits.get(view.id)),
  }));
}

function toKeyLimit(budget: BudgetView | undefined): KeyLimit | null {
  if (!budget) return null;
  const { limit: usd, period, window } = budget;
  return { usd, period, spentUsd: window.spent, heldUsd: window.held, resetsAt: window.resetsAt };
}
