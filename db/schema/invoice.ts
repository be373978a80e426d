import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** A finished UTC day of which upstream's own sums were held against the ledger, as it came out last. */
export const invoiceDays = sqliteTable(
  'invoice_days',
  {
    /** Whose sums: the sandbox moves no money, and is told apart. */
    source: text({ enum: ['openrouter', 'sandbox'] }).notNull(),
    /** Such as `2026-11-23`. */
    date: text().notNull(),
    comparedAt: integer().notNull(),
    /** Null where upstream lists a model and does not say what it cost. */
    upstreamNano: integer(),
    bookedNano: integer().notNull(),
    /** What the rounding of single calls to nano-dollars leaves, which is no difference. */
    roundingNano: integer().notNull(),
    unsettledCalls: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.date] })],
);

/** A day and model of which upstream's sum is not the ledger's. Nothing is booked for it: an admin looks at it. */
export const invoiceDifferences = sqliteTable(
  'invoice_differences',
  {
    id: text().primaryKey(),
    source: text({ enum: ['openrouter', 'sandbox'] }).notNull(),
    date: text().notNull(),
    model: text().notNull(),
    /**
     * `outside`: no call of ours. `upstream_more`, `ours_more`: by how much they differ. `unsettled`: calls of ours are not settled yet.
     * `untold`: upstream lists it without a cost.
     */
    kind: text({ enum: ['outside', 'upstream_more', 'ours_more', 'unsettled', 'untold'] }).notNull(),
    /** Null where upstream says nothing of it. */
    upstreamNano: integer(),
    upstreamRequests: integer(),
    /** Null where no call of it is booked. */
    bookedNano: integer(),
    bookedCalls: integer().notNull(),
    /** How many of those are booked by estimate. */
    estimatedCalls: integer().notNull(),
    unsettledCalls: integer().notNull(),
    heldNano: integer().notNull(),
    foundAt: integer().notNull(),
    /** Since when an admin knows of it, as it is now. */
    reviewedAt: integer(),
    reviewedById: text(),
    reviewedByName: text(),
  },
  (t) => [uniqueIndex('invoice_differences_once').on(t.source, t.date, t.model)],
);
