/** A budget as people and programs see it. Dollars are exact decimal strings, times epoch milliseconds. */
export type BudgetView = {
  readonly id: string;
  readonly scope: 'team' | 'member' | 'key';
  /** The member's or key's id; null for the team. */
  readonly scopeId: string | null;
  /** The member's or key's name; null for the team, and for one who is gone. */
  readonly scopeName: string | null;
  readonly period: 'day' | 'week' | 'month' | 'ever';
  readonly limit: string;
  readonly isBlocking: boolean;
  /** Whether it is the limit that a key was given with, which whoever manages the key changes. */
  readonly isKeyLimit: boolean;
  /** Percentages of the limit, ascending; each raises one alert a window. */
  readonly alertsAt: readonly number[];
  readonly createdAt: number;
  /** The period that runs now. */
  readonly window: {
    readonly startsAt: number;
    /** Null: never. */
    readonly resetsAt: number | null;
    readonly spent: string;
    /** Reserved by calls whose cost is not known yet. */
    readonly held: string;
    /** What a new call can still hold; nothing when the limit is passed. */
    readonly remaining: string;
  };
};
