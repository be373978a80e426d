/** What a team or a member spent, as /api/spend answers it. Dollars are exact decimal strings; instants are epoch milliseconds. */
export type Spend = {
  /** The first instant of the range and the first one after it. */
  startsAt: number;
  endsAt: number;
  grain: SpendGrain;
  groupBy: SpendDimension;
  /** `own`: only the calls of whoever asks, their keys' included. */
  scope: 'everybody' | 'own';
  totals: SpendFigures;
  /** The range of equal length just before; for a range that is not over, as much of it as has passed, to the hour. */
  previous: SpendFigures & { startsAt: number; endsAt: number };
  /** Calls of the range whose cost is not known yet. They are in no other figure. */
  unsettled: SpendUnsettled;
  buckets: SpendBucket[];
  /** The dearest groups, dearest first, then the rest as one whose `value` is null. Together they are `buckets`, exactly. */
  series: SpendSeries[];
  breakdowns: Partial<Record<SpendDimension, SpendGroup[]>>;
  readAt: number;
};

export type SpendDimension = 'model' | 'member' | 'key' | 'provider' | 'purpose' | 'app';
export type SpendGrain = 'hour' | 'day' | 'month';

export type SpendFigures = {
  costUsd: string;
  /** The part of `costUsd` that is our formula and not upstream's word. */
  estimatedUsd: string;
  calls: number;
  failed: number;
  promptTokens: number;
  completionTokens: number;
  cachedTokens: number;
  reasoningTokens: number;
};

/** `value` is the id, empty for what has none (calls without a key, an unknown provider). */
export type SpendGroup = SpendFigures & { value: string; label: string };

export type SpendBucket = { startsAt: number; costUsd: string; tokens: number; calls: number };

/** One number a bucket, in the order of `Spend.buckets`. */
export type SpendSeries = { value: string | null; label: string; costUsd: string[]; tokens: number[]; calls: number[] };

export type SpendUnsettled = {
  /** Ended without a known cost, waiting for the reconciler. */
  calls: number;
  /** Still being answered. */
  running: number;
  /** What both hold of their budgets. */
  heldUsd: string;
};
