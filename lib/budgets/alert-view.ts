/** That a budget reached a part of its limit, or refused a call. Dollars are exact decimal strings, times epoch milliseconds. */
export type AlertView = {
  readonly id: string;
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
  readonly raisedAt: number;
  /** `kept`: there was no webhook to tell. */
  readonly delivery: 'waiting' | 'delivered' | 'failed' | 'kept';
  readonly lastError: string | null;
  readonly limit: string;
  readonly spent: string;
  readonly held: string;
  readonly resetsAt: number | null;
  /** Whether what is spent reached it without what calls in flight hold. */
  readonly isBySpendAlone: boolean;
  readonly isDismissed: boolean;
  /** All of it in one or two sentences. */
  readonly text: string;
};
