import { isNotNull, sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * One logical billable request through the heart. Wide, written once at admission and completed once at its ending; it
 * outlives what it describes, so names are copied and nothing references another table.
 */
export const calls = sqliteTable(
  'calls',
  {
    id: text().primaryKey(),
    state: text({ enum: ['open', 'settled', 'unsettled', 'reconciled', 'written_off'] }).notNull(),
    /** How the answer ended; null while open. `refused`: the upstream never accepted it. `died`: our process did. */
    ending: text({ enum: ['finished', 'left', 'broke', 'refused', 'died'] }),
    /** Whether the cost is upstream's own word, our formula, or not known yet. */
    costSource: text({ enum: ['reported', 'estimated'] }),
    openedAt: integer().notNull(),
    endedAt: integer(),
    settledAt: integer(),

    memberId: text(),
    memberName: text(),
    keyId: text(),
    keyName: text(),
    purpose: text().notNull(),
    app: text(),
    conversationId: text(),
    runId: text(),

    connectionId: text().notNull(),
    connectionName: text().notNull(),
    requestedModel: text().notNull(),
    servedModel: text(),
    provider: text(),
    generationId: text(),
    isStreamed: integer({ mode: 'boolean' }).notNull(),

    heldNano: integer().notNull(),
    costNano: integer(),
    /** The digits of upstream's own cost, exactly as they came. */
    costDigits: text(),
    promptTokens: integer(),
    completionTokens: integer(),
    cachedTokens: integer(),
    cacheWriteTokens: integer(),
    reasoningTokens: integer(),
    isByok: integer({ mode: 'boolean' }).notNull().default(false),
    isOverrun: integer({ mode: 'boolean' }).notNull().default(false),
    /** That upstream's cost does not fit its tokens: `nothing` for a model that has a price, or a `hundredfold` of the price list and more. */
    anomaly: text({ enum: ['nothing', 'hundredfold'] }),

    firstTokenMs: integer(),
    durationMs: integer(),
    finishReason: text(),
    errorCode: text(),
    errorMessage: text(),
    httpStatus: integer(),
    bytesReceived: integer().notNull().default(0),
    /** What the reconciler knows to book when nobody can say: the estimate of admission, priced from what was seen. */
    estimateNano: integer(),
    checks: integer().notNull().default(0),
    nextCheckAt: integer(),
  },
  (t) => [
    index('calls_opened').on(t.openedAt),
    index('calls_member').on(t.memberId, t.openedAt),
    index('calls_key').on(t.keyId, t.openedAt).where(isNotNull(t.keyId)),
    index('calls_conversation').on(t.conversationId, t.openedAt).where(isNotNull(t.conversationId)),
    index('calls_generation').on(t.generationId).where(isNotNull(t.generationId)),
    index('calls_pending').on(t.nextCheckAt).where(sql`state in ('open', 'unsettled')`),
    check('calls_held', sql`${t.heldNano} >= 0`),
    check('calls_cost', sql`${t.costNano} is null or ${t.costNano} >= 0`),
  ],
);

/** Spelt as the partial index `calls_pending` spells it: SQLite takes that index for nothing else, and would read every call. */
export const IS_PENDING = sql`${calls.state} in ('open', 'unsettled')`;

/** One request on the wire. A call has one or more; more than one of them can have cost money. */
export const attempts = sqliteTable(
  'attempts',
  {
    callId: text().notNull(),
    number: integer().notNull(),
    connectionId: text().notNull(),
    model: text().notNull(),
    startedAt: integer().notNull(),
    endedAt: integer(),
    httpStatus: integer(),
    /** What the judge said of it: `accepted`, `retry`, `next`, `fail`. */
    verdict: text(),
    errorCode: text(),
    generationId: text(),
    /** Of an attempt that another candidate followed: what it was charged, null while that is asked for. Null for the last attempt, unless an earlier one is asked for. */
    costNano: integer(),
    /** What to book for it when nobody can say. */
    estimateNano: integer(),
  },
  (t) => [primaryKey({ columns: [t.callId, t.number] })],
);

/** A limit in nano-dollars for the team, a member or a key over a period. */
export const budgets = sqliteTable(
  'budgets',
  {
    id: text().primaryKey(),
    scope: text({ enum: ['team', 'member', 'key'] }).notNull(),
    /** The member's or key's id; empty for the team. */
    scopeId: text().notNull().default(''),
    period: text({ enum: ['day', 'week', 'month', 'ever'] }).notNull(),
    limitNano: integer().notNull(),
    isBlocking: integer({ mode: 'boolean' }).notNull(),
    /** Percentages of the limit, ascending; each raises one alert a window. */
    alertsAt: text({ mode: 'json' }).$type<number[]>().notNull().default([]),
    /** Whether it is the limit that a key was given with: whoever manages the key changes it, and no other budget. */
    isKeyLimit: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer().notNull(),
  },
  (t) => [index('budgets_scope').on(t.scope, t.scopeId), check('budgets_limit', sql`${t.limitNano} >= 0`)],
);

/** One period of a budget, with what is spent and held in it. The limit is copied so that the guard is one row's business. */
export const budgetWindows = sqliteTable(
  'budget_windows',
  {
    id: text().primaryKey(),
    budgetId: text().notNull(),
    startsAt: integer().notNull(),
    endsAt: integer(),
    /** Null where the budget only notifies: then nothing refuses. */
    limitNano: integer(),
    spentNano: integer().notNull().default(0),
    heldNano: integer().notNull().default(0),
    /** From this much, spent and held together, on an alert is due; null when none is left to raise. */
    nextAlertNano: integer(),
  },
  (t) => [
    uniqueIndex('budget_windows_period').on(t.budgetId, t.startsAt),
    check('budget_windows_held', sql`${t.heldNano} >= 0`),
    check('budget_windows_spent', sql`${t.spentNano} >= 0`),
  ],
);

/** What a call holds in a window until it is settled. */
export const callHolds = sqliteTable(
  'call_holds',
  {
    callId: text().notNull(),
    windowId: text().notNull(),
    amountNano: integer().notNull(),
    isOpen: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.callId, t.windowId] })],
);

/** Settled money and tokens by hour or day and one dimension. Rebuilt from `calls` by verify-ledger, which must find no difference. */
export const rollups = sqliteTable(
  'rollups',
  {
    grain: text({ enum: ['hour', 'day'] }).notNull(),
    dimension: text({ enum: ['all', 'model', 'member', 'key', 'provider', 'purpose', 'app'] }).notNull(),
    /** Start of the hour or UTC day of the call's admission, in epoch milliseconds. */
    startsAt: integer().notNull(),
    value: text().notNull(),
    label: text().notNull(),
    calls: integer().notNull(),
    failed: integer().notNull(),
    costNano: integer().notNull(),
    estimatedNano: integer().notNull(),
    promptTokens: integer().notNull(),
    completionTokens: integer().notNull(),
    cachedTokens: integer().notNull(),
    reasoningTokens: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.grain, t.dimension, t.startsAt, t.value] })],
);

/** Time to first token and duration of finished calls by day and model, in buckets a tenth wide (log base 1.1 of milliseconds). */
export const latencies = sqliteTable(
  'latencies',
  {
    day: integer().notNull(),
    model: text().notNull(),
    measure: text({ enum: ['first_token', 'duration'] }).notNull(),
    bucket: integer().notNull(),
    calls: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.model, t.measure, t.bucket] })],
);
