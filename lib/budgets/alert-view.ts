/** What every alert has. Times are epoch milliseconds. */
type Told = {
  readonly id: string;
  readonly raisedAt: number;
  /** `kept`: there was no webhook to tell. */
  readonly delivery: 'waiting' | 'delivered' | 'failed' | 'kept';
  readonly lastError: string | null;
  readonly isDismissed: boolean;
  /** All of it in one or two sentences. */
  readonly text: string;
};

/** That upstream charged for a call of a model what its tokens cannot cost: the first of a UTC day. The cost is an exact decimal string. */
export type AnomalyAlertView = Told & {
  readonly kind: 'anomaly';
  readonly model: string;
  /** `nothing` for a model that has a price, or a `hundredfold` of the price list and more. */
  readonly anomaly: 'nothing' | 'hundredfold';
  readonly callId: string;
  readonly cost: string;
};

/** That a budget reached a part of its limit, or refused a call. Dollars are exact decimal strings. */
export type BudgetAlertView = Told & {
  readonly kind: 'budget';
  readonly budgetId: string;
  readonly scope: 'team' | 'member' | 'key';
  readonly scopeId: string | null;
  readonly scopeName: string | null;
  readonly period: 'day' | 'week' | 'month' | 'ever';
  readonly isBlocking: boolean;
  readonly percent: number;
  /** `refused`: a call was turned away for want of money, which counts as the whole limit. */
  readonly reason: 'reached' | 'refused';
  readonly startsAt: number;
  readonly limit: string;
  readonly spent: string;
  readonly held: string;
  readonly resetsAt: number | null;
  /** Whether what is spent reached it without what calls in flight hold. */
  readonly isBySpendAlone: boolean;
};

export type AlertView = BudgetAlertView | AnomalyAlertView;
