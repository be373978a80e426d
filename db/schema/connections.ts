import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** An upstream. The sandbox is always there and has no row; a key is sealed to the row's id and origin. */
export const connections = sqliteTable('connections', {
  id: text().primaryKey(),
  kind: text({ enum: ['openrouter', 'compatible'] }).notNull(),
  name: text().notNull(),
  /** What a compatible server's models are prefixed with; null for OpenRouter, whose models have none. */
  slug: text().unique(),
  baseUrl: text().notNull(),
  /** Null where a compatible server asks for no key. */
  sealedKey: text(),
  keyLast4: text(),
  /** OpenRouter's keys are used in this order. */
  position: integer().notNull().default(0),
  /** `invalid` since an upstream answered 401 to this key. */
  state: text({ enum: ['active', 'invalid'] })
    .notNull()
    .default('active'),
  invalidSince: integer(),
  createdBy: text(),
  createdAt: integer().notNull(),
  updatedAt: integer().notNull(),
});

/** The models of a compatible server, by the names that it knows them by, and what an admin says they cost. */
export const serverModels = sqliteTable(
  'server_models',
  {
    connectionId: text()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    position: integer().notNull(),
    contextLength: integer(),
    /** USD per token, decimal digits; null is unknown, not free. */
    promptPrice: text(),
    completionPrice: text(),
    fetchedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.name] })],
);

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
