import type { BudgetView } from '#lib/budgets/budget-view';
import { compare, parseDecimal } from '#lib/money';

/** What the tightest of the budgets that refuse this member's calls still leaves, in dollars; null where none does. */
export function budgetLeft(budgets: readonly BudgetView[], memberId: string): string | null {
  const left = budgets
    .filter((one) => one.isBlocking && (one.scope === 'team' || (one.scope === 'member' && one.scopeId === memberId)))
    .map((one) => one.window.remaining);
  return left.reduce<string | null>((least, one) => (least === null || exceeds(least, one) ? one : least), null);
}

/** Is the first amount of dollars more than the second? */
export function exceeds(amount: string, limit: string): boolean {
  const [a, b] = [parseDecimal(amount), parseDecimal(limit)];
  return a !== null && b !== null && compare(a, b) > 0;
}
