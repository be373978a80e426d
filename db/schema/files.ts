import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members } from './auth.ts';
import { conversations, messages } from './conversations.ts';

/**
 * A file that a member brought or a model made. Its bytes are in the data folder under their hash; several rows may share them. Without a
 * conversation it waits in its owner's composer.
 */
export const files = sqliteTable(
  'files',
  {
    id: text().primaryKey(),
    memberId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    conversationId: text().references(() => conversations.id, { onDelete: 'cascade' }),
    /** SHA-256 of the bytes, in hex. */
    hash: text().notNull(),
    name: text().notNull(),
    /** What the bytes are, never what their sender called them. */
    mediaType: text().notNull(),
    bytes: integer().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [
    index('files_hash').on(t.hash),
    index('files_conversation').on(t.conversationId),
    index('files_member').on(t.memberId),
  ],
);

/** Which messages show a file. One that none shows is swept. */
export const messageFiles = sqliteTable(
  'message_files',
  {
    messageId: text()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    fileId: text()
      .notNull()
      .references(() => files.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.fileId] }), index('message_files_file').on(t.fileId)],
);
