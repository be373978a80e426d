import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members } from './auth.ts';

/** An API key that Parallax issued, with what it may do. */
export const keys = sqliteTable(
  'keys',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    /** May use the keys, credits and activity endpoints, and nothing else. */
    isManagement: integer({ mode: 'boolean' }).notNull().default(false),
    /** Ids, or authors as `author/*`; null allows every model. */
    models: text({ mode: 'json' }).$type<string[]>(),
    /** The dearest prompt and completion price a model may have, in USD per million tokens, as decimal strings. */
    maxPromptPrice: text(),
    maxCompletionPrice: text(),
    requestsPerMinute: integer(),
    tokensPerMinute: integer(),
    /** Addresses and CIDR ranges that may use it; null allows every address. */
    addresses: text({ mode: 'json' }).$type<string[]>(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    expiresAt: integer(),
    disabledAt: integer(),
    lastUsedAt: integer(),
  },
  (t) => [
    index('keys_member').on(t.memberId, t.createdAt),
    check('keys_requests', sql`${t.requestsPerMinute} is null or ${t.requestsPerMinute} > 0`),
    check('keys_tokens', sql`${t.tokensPerMinute} is null or ${t.tokensPerMinute} > 0`),
  ],
);

/** What opens a key: one text, and while it is being rolled the one before. Only its SHA-256 is kept, by which it is looked up. */
export const keySecrets = sqliteTable(
  'key_secrets',
  {
    hash: text().primaryKey(),
    keyId: text()
      .notNull()
      .references(() => keys.id, { onDelete: 'cascade' }),
    last4: text().notNull(),
    createdAt: integer().notNull(),
    /** Set when another text took its place: until then both open the key. */
    expiresAt: integer(),
  },
  (t) => [index('key_secrets_key').on(t.keyId, t.createdAt)],
);
