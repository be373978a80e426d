import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Who did what, written in the transaction of the change. Rows are never changed and outlive what they tell of, so names are copied.
 * Each carries the hash of its content and of the row before.
 */
export const auditEntries = sqliteTable(
  'audit_entries',
  {
    /** From 1 without a gap. */
    number: integer().primaryKey(),
    at: integer().notNull(),
    actorKind: text({ enum: ['member', 'key', 'cli', 'system'] }).notNull(),
    memberId: text(),
    memberName: text(),
    keyId: text(),
    keyName: text(),
    action: text().notNull(),
    targetId: text(),
    targetName: text(),
    /** JSON, exactly as it was hashed. */
    details: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('audit_entries_member').on(t.memberId, t.number),
    index('audit_entries_action').on(t.action, t.number),
    index('audit_entries_target').on(t.targetId, t.number),
  ],
);

/** How many entries there are and the hash of the newest: by it a cut-off end is noticed. */
export const auditHeads = sqliteTable(
  'audit_heads',
  { id: integer().primaryKey(), count: integer().notNull(), hash: text().notNull() },
  (t) => [check('audit_heads_one', sql`${t.id} = 1`)],
);
