import { AppError } from '#lib/errors';
import { nanoToDollars } from '#lib/money';
import type { Budget } from './budget.ts';
import { nameBudget } from './name-budget.ts';
import type { Level } from './raise-alerts.ts';

/** How often a caller who waits for held money should ask again. */
const HELD_RETRY_S = 2;

/**
 * Why a budget turns a call away, in words and figures. `budget_exceeded` when what is spent leaves too little, so that asking again
 * changes nothing; `budget_held` when only calls in flight are in the way.
 *
 * @param amountNano what the call would hold; null when its price is unknown.
 */
export function refuseCall(budget: Budget, level: Level, amountNano: number | null): AppError {
  const { limitNano } = budget;
  const { spentNano, heldNano, endsAt } = level;
  const name = nameBudget(budget);
  const details = {
    budgetId: budget.id,
    limit: nanoToDollars(limitNano),
    spent: nanoToDollars(spentNano),
    held: nanoToDollars(heldNano),
    resetsAt: endsAt,
  };
  const figures = `limit $${details.limit}, spent $${details.spent}, held by calls in flight $${details.held}`;
  const resets = endsAt === null ? 'It does not reset.' : `It resets at ${new Date(endsAt).toISOString()}.`;
  if (amountNano === null) {
    const why = `The price of this model is unknown, and ${name} must not be passed`;
    return new AppError('budget_exceeded', `${why}: ${figures}. ${resets}`, details);
  }
  const needed = `needed $${nanoToDollars(amountNano)}`;
  if (spentNano + amountNano > limitNano) {
    return new AppError('budget_exceeded', `This call would pass ${name}: ${figures}, ${needed}. ${resets}`, details);
  }
  return new AppError(
    'budget_held',
    `Calls in flight hold the rest of ${name}: ${figures}, ${needed}. Try again when they are done. ${resets}`,
    { ...details, retryAfterS: HELD_RETRY_S },
  );
}
