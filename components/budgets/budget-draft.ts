import type { BudgetView } from '#lib/budgets/budget-view';

/** A budget as it stands in the form: text where people type. */
export type BudgetDraft = Pick<BudgetView, 'scope' | 'period' | 'isBlocking'> & {
  scopeId: string;
  limit: string;
  alertsAt: string;
};

export const NEW_BUDGET: BudgetDraft = {
  scope: 'team',
  scopeId: '',
  limit: '',
  period: 'month',
  isBlocking: true,
  alertsAt: '80, 100',
};

export function toDraft({ scope, scopeId, limit, period, isBlocking, alertsAt }: BudgetView): BudgetDraft {
  return { scope, scopeId: scopeId ?? '', limit, period, isBlocking, alertsAt: alertsAt.join(', ') };
}

/** What the API is asked for. Whom a budget is for is said once, when it is made. */
export function toRequest({ scope, scopeId, limit, alertsAt, ...rest }: BudgetDraft, isNew: boolean) {
  const written = { limit: limit.trim().replace(/^\$\s*/, ''), alertsAt: toPercents(alertsAt), ...rest };
  if (!isNew) return written;
  return { ...written, scope, ...(scope === 'team' ? {} : { scopeId }) };
}

/** `80, 100 %` → 80 and 100. What is no number goes as it is, for the API to say so. */
function toPercents(text: string): (number | string)[] {
  return text
    .split(/[,;\s%]+/)
    .filter(Boolean)
    .map((part) => (Number.isFinite(Number(part)) ? Number(part) : part));
}
