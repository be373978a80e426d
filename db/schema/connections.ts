import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** An upstream. The sandbox is always there and has no row; OpenRouter's key is sealed to the row's id and origin. */
export const connections = sqliteTable('connections', {
  id: text().primaryKey(),
  kind: text({ enum: ['openrouter'] }).notNull(),
  name: text().notNull(),
  baseUrl: text().notNull(),
  sealedKey: text().notNull(),
  keyLast4: text().notNull(),
  /** `invalid` since an upstream answered 401 to this key. */
  state: text({ enum: ['active', 'invalid'] })
    .notNull()
    .default('active'),
  invalidSince: integer(),
  createdBy: text(),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
});

/** Known texts, sealed: by them a wrong secret is noticed before it does harm. */
export const secretChecks = sqliteTable('secret_checks', {
  id: text().primaryKey(),
  sealed: text().notNull(),
});

/** The last good copy of a connection's price list, row by row as upstream sent it. */
export const catalogueModels = sqliteTable(
  'catalogue_models',
  {
    connectionId: text().notNull(),
    id: text().notNull(),
    position: integer().notNull(),
    row: text({ mode: 'json' }).notNull(),
    fetchedAt: integer().notNull(),
  },
  (t) => [index('catalogue_models_connection').on(t.connectionId, t.position)],
);
