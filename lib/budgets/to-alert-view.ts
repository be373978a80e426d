import { nanoToDollars } from '#lib/money';
import type { AlertRow } from './alert.ts';
import { alertThreshold } from './alert-threshold.ts';
import type { BudgetAlertView } from './alert-view.ts';
import { nameBudget } from './name-budget.ts';

/** An alert as people and programs see it. */
export function toAlertView(row: AlertRow): BudgetAlertView {
  const { id, budgetId, scope, scopeId, scopeName, period, isBlocking, percent, reason, startsAt, endsAt } = row;
  const limit = nanoToDollars(row.limitNano);
  const spent = nanoToDollars(row.spentNano);
  const held = nanoToDollars(row.heldNano);
  const name = scopeName === null ? capital(nameBudget(row)) : nameBudget(row, scopeName);
  const isBySpendAlone = row.spentNano >= alertThreshold(row.limitNano, percent);
  const what =
    reason === 'refused'
      ? `${name} has refused a call`
      : `${name} has ${percent} % of its limit ${isBySpendAlone ? 'spent' : 'spent or held'}`;
  const resets = endsAt === null ? 'It does not reset.' : `It resets at ${new Date(endsAt).toISOString()}.`;
  const consequence = isBlocking ? 'Calls that would pass it are refused.' : 'It only notifies; calls go on.';
  return {
    kind: 'budget',
    id,
    budgetId,
    scope,
    scopeId: scope === 'team' ? null : scopeId,
    scopeName,
    period,
    isBlocking,
    percent,
    reason,
    limit,
    spent,
    held,
    startsAt,
    resetsAt: endsAt,
    raisedAt: row.raisedAt,
    isBySpendAlone,
    isDismissed: row.dismissedAt !== null,
    delivery: row.delivery,
    lastError: row.lastError,
    text: `${what}: limit $${limit}, spent $${spent}, held by calls in flight $${held}. ${resets} ${consequence}`,
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
