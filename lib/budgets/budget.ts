import type { budgets } from '#db/schema/ledger';

/** A budget as the database keeps it. */
export type Budget = typeof budgets.$inferSelect;
