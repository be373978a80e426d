import type { AlertView, BudgetAlertView } from '#lib/budgets/alert-view';
import type { BudgetView } from '#lib/budgets/budget-view';

type Period = BudgetView['period'];

const PERIOD: Record<Period, string> = { day: 'daily', week: 'weekly', month: 'monthly', ever: 'total' };

/** Whom a budget is for: the team, or a member's or key's name. */
export function whose({ scope, scopeName }: Pick<BudgetView, 'scope' | 'scopeName'>): string {
  return scope === 'team' ? 'The team' : (scopeName ?? (scope === 'member' ? 'A removed member' : 'A removed key'));
}

/** A budget inside a sentence: `the team’s monthly budget`, `Ada’s total budget`. */
export function budgetName(budget: Pick<BudgetView, 'scope' | 'scopeName' | 'period'>): string {
  const owner = budget.scopeName ?? whose(budget).replace(/^(The|A) /, (article) => article.toLowerCase());
  return `${owner}’s ${PERIOD[budget.period]} budget`;
}

/** When a window starts anew, which is always midnight UTC: `Resets Mon 30 Nov, 00:00 UTC`. */
export function resetWords(resetsAt: number | null): string {
  if (resetsAt === null) return 'Never resets';
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
  return `Resets ${day.format(resetsAt).replace(',', '')}, 00:00\u00a0UTC`;
}

/** What it does when it is reached, said plainly. */
export function effectWords(isBlocking: boolean): string {
  return isBlocking ? 'Blocks calls that would pass it' : 'Only notifies; calls go on';
}

/** `Alerts at 80 % and 100 %`; null where there are none. */
export function alertWords(alertsAt: readonly number[]): string | null {
  const parts = alertsAt.map((percent) => `${percent}\u00a0%`);
  const last = parts.pop();
  if (last === undefined) return null;
  return `Alerts at ${parts.length === 0 ? last : `${parts.join(', ')} and ${last}`}`;
}

/** What an alert is about, in one sentence. */
export function alertSentence(alert: AlertView): string {
  if (alert.kind === 'budget') return budgetSentence(alert);
  return alert.anomaly === 'nothing'
    ? `A call to ${alert.model} cost nothing, though the model has a price.`
    : `A call to ${alert.model} cost a hundred times or more what its tokens are listed at.`;
}

/** `The team’s monthly budget has 80 % spent or held.` */
export function budgetSentence(
  alert: Pick<BudgetAlertView, 'scope' | 'scopeName' | 'period' | 'reason' | 'percent' | 'isBySpendAlone'>,
): string {
  const name = alert.scopeName === null ? capital(budgetName(alert)) : budgetName(alert);
  if (alert.reason === 'refused') return `${name} refused a call: its money is spent.`;
  return `${name} has ${alert.percent}\u00a0% ${alert.isBySpendAlone ? 'spent' : 'spent or held'}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
