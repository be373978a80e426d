import type { BudgetView } from '#lib/budgets/budget-view';
import { compare, parseDecimal, ZERO } from '#lib/money';
import { dollars } from './send-json.ts';

const RESETS = { day: 'daily', week: 'weekly', month: 'monthly', ever: null } as const;

/** The blocking budget of a key that leaves least, under OpenRouter's names; a key may have several. */
export function limitOf(budgets: readonly BudgetView[], keyId: string): Record<string, unknown> {
  const own = budgets.filter(({ scope, scopeId, isBlocking }) => scope === 'key' && scopeId === keyId && isBlocking);
  const [tightest] = own.toSorted((a, b) => compare(leftOf(a), leftOf(b)));
  return {
    limit: tightest ? dollars(tightest.limit) : null,
    limit_remaining: tightest ? dollars(tightest.window.remaining) : null,
    limit_reset: tightest ? RESETS[tightest.period] : null,
    include_byok_in_limit: true,
  };
}

export function leftOf({ window }: BudgetView) {
  return parseDecimal(window.remaining) ?? ZERO;
}
