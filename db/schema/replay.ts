import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { keys } from './keys.ts';

/** An answer that is kept because its request carried an `Idempotency-Key`. */
export const keptAnswers = sqliteTable(
  'kept_answers',
  {
    id: text().primaryKey(),
    keyId: text()
      .notNull()
      .references(() => keys.id, { onDelete: 'cascade' }),
    idempotencyKey: text().notNull(),
    /** SHA-256 of what was asked: another request under the same key is refused. */
    requestHash: text().notNull(),
    /** `broken`: our process died before the answer was whole. */
    state: text({ enum: ['open', 'whole', 'broken'] }).notNull(),
    status: integer(),
    headers: text({ mode: 'json' }).$type<Record<string, string>>(),
    expiresAt: integer().notNull(),
  },
  (t) => [uniqueIndex('kept_answers_key').on(t.keyId, t.idempotencyKey), index('kept_answers_expiry').on(t.expiresAt)],
);

/** The bytes of a kept answer, piece by piece as they came. */
export const keptPieces = sqliteTable(
  'kept_pieces',
  {
    answerId: text()
      .notNull()
      .references(() => keptAnswers.id, { onDelete: 'cascade' }),
    number: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.answerId, t.number] })],
);
