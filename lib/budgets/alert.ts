import type { budgetAlerts } from '#db/schema/budgets';

export type AlertRow = typeof budgetAlerts.$inferSelect;

/** That a budget reached a part of its limit, or refused a call. Dollars are exact decimal strings, times epoch milliseconds. */
export type AlertView = Pick<
  AlertRow,
  | 'id'
  | 'budgetId'
  | 'scope'
  | 'scopeName'
  | 'period'
  | 'isBlocking'
  | 'percent'
  | 'reason'
  | 'startsAt'
  | 'raisedAt'
  | 'delivery'
  | 'lastError'
> & {
  readonly scopeId: string | null;
  readonly limit: string;
  readonly spent: string;
  readonly held: string;
  readonly resetsAt: number | null;
  readonly isDismissed: boolean;
  /** All of it in one or two sentences. */
  readonly text: string;
};

/** The team's webhook for alerts; its address is a secret, so only a part of it is ever shown. */
export type AlertWebhook = { readonly masked: string; readonly form: 'json' | 'slack'; readonly updatedAt: number };
