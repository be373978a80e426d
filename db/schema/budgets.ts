import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** What became of telling the webhook. */
const delivered = () => ({
  /** `kept`: there was no webhook to tell. */
  delivery: text({ enum: ['waiting', 'delivered', 'failed', 'kept'] }).notNull(),
  tries: integer().notNull().default(0),
  nextTryAt: integer(),
  deliveredAt: integer(),
  lastError: text(),
});

/**
 * That a budget reached a part of its limit, or refused a call: one row a window, threshold and limit. It outlives its budget, so
 * what it was about is copied.
 */
export const budgetAlerts = sqliteTable(
  'budget_alerts',
  {
    id: text().primaryKey(),
    budgetId: text().notNull(),
    scope: text({ enum: ['team', 'member', 'key'] }).notNull(),
    scopeId: text().notNull(),
    scopeName: text(),
    period: text({ enum: ['day', 'week', 'month', 'ever'] }).notNull(),
    isBlocking: integer({ mode: 'boolean' }).notNull(),
    startsAt: integer().notNull(),
    endsAt: integer(),
    percent: integer().notNull(),
    /** `refused`: a call was turned away for want of money, which counts as the whole limit. */
    reason: text({ enum: ['reached', 'refused'] }).notNull(),
    limitNano: integer().notNull(),
    spentNano: integer().notNull(),
    heldNano: integer().notNull(),
    raisedAt: integer().notNull(),
    /** Since when no admin needs to be shown it. */
    dismissedAt: integer(),

    ...delivered(),
  },
  (t) => [
    uniqueIndex('budget_alerts_once').on(t.budgetId, t.startsAt, t.percent, t.limitNano),
    index('budget_alerts_raised').on(t.raisedAt),
    index('budget_alerts_waiting').on(t.delivery, t.nextTryAt),
  ],
);

/** That upstream charged for a call what its tokens cannot cost: of each model and UTC day the first, as the ledger's row says it. */
export const anomalyAlerts = sqliteTable(
  'anomaly_alerts',
  {
    id: text().primaryKey(),
    model: text().notNull(),
    startsAt: integer().notNull(),
    callId: text().notNull(),
    anomaly: text({ enum: ['nothing', 'hundredfold'] }).notNull(),
    costNano: integer().notNull(),
    raisedAt: integer().notNull(),
    dismissedAt: integer(),

    ...delivered(),
  },
  (t) => [
    uniqueIndex('anomaly_alerts_once').on(t.model, t.startsAt),
    index('anomaly_alerts_raised').on(t.raisedAt),
    index('anomaly_alerts_waiting').on(t.delivery, t.nextTryAt),
  ],
);

/** Where alerts go: one address for the team, which is itself a secret, and what its messages are signed with. Both sealed. */
export const alertWebhooks = sqliteTable('alert_webhooks', {
  id: text().primaryKey(),
  sealedUrl: text().notNull(),
  sealedSigningSecret: text().notNull(),
  /** What may be shown of the address. */
  masked: text().notNull(),
  form: text({ enum: ['json', 'slack'] }).notNull(),
  updatedAt: integer().notNull(),
});
