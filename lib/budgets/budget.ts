import type { budgets } from '#db/schema/ledger';

/** A budget as the database keeps it. */
export type Budget = typeof budgets.$inferSelect;

/** A budget as people and programs see it. Dollars are exact decimal strings, times epoch milliseconds. */
export type BudgetView = Pick<Budget, 'id' | 'scope' | 'period' | 'isBlocking' | 'alertsAt' | 'createdAt'> & {
  /** The member's or key's id; null for the team. */
  readonly scopeId: string | null;
  /** The member's or key's name; null for the team, and for one who is gone. */
  readonly scopeName: string | null;
  readonly limit: string;
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
