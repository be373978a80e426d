import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { members } from './auth.ts';

export const conversations = sqliteTable(
  'conversations',
  {
    id: text().primaryKey(),
    ownerId: text()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    visibility: text({ enum: ['private', 'team'] })
      .notNull()
      .default('private'),
    title: text().notNull(),
    /** Where the title comes from: the first prompt, a model (asked once at most), or somebody who typed it, which nothing overwrites. */
    titledBy: text({ enum: ['prompt', 'model', 'member'] })
      .notNull()
      .default('prompt'),
    pinnedAt: integer(),
    archivedAt: integer(),
    /** Taken away by its owner, who may still want it back; a while later the row goes. */
    deletedAt: integer(),
    /** Never listed nor found, and gone a day after its last prompt. */
    isTemporary: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    index('conversations_owner').on(t.ownerId, t.updatedAt),
    index('conversations_shared').on(t.visibility, t.updatedAt),
    index('conversations_leaving').on(t.deletedAt).where(sql`deleted_at is not null`),
  ],
);

/** What their owner filed a conversation under; as many as it takes. */
export const conversationTags = sqliteTable(
  'conversation_tags',
  {
    conversationId: text()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    tag: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.tag] })],
);

/** A link by which anybody reads one path of a conversation, up to the message it was made at. Only the hash of its token is kept. */
export const shares = sqliteTable(
  'shares',
  {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    conversationId: text()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    ownerId: text().notNull(),
    paneId: text().notNull(),
    /** The last message shown. */
    headId: text().notNull(),
    createdAt: integer().notNull(),
    expiresAt: integer().notNull(),
    revokedAt: integer(),
  },
  (t) => [index('shares_owner').on(t.ownerId, t.createdAt), index('shares_conversation').on(t.conversationId)],
);

/** What a member chose for all of their browsers; without a row, everything is as it comes. */
export const preferences = sqliteTable('preferences', {
  memberId: text()
    .primaryKey()
    .references(() => members.id, { onDelete: 'cascade' }),
  hasTitles: integer({ mode: 'boolean' }).notNull(),
  /** What a new chat is set to; null is nothing. */
  chatSettings: text({ mode: 'json' }).$type<Record<string, unknown>>(),
});

/** One model with its settings and its own tree of messages; `headId` says which path is shown. */
export const panes = sqliteTable(
  'panes',
  {
    id: text().primaryKey(),
    conversationId: text()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    model: text().notNull(),
    settings: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    headId: text(),
    createdAt: integer().notNull(),
  },
  (t) => [index('panes_conversation').on(t.conversationId, t.position)],
);

/** One prompt sent to one or more panes at once. The id comes from the client, so a repeated send starts nothing. */
export const turns = sqliteTable(
  'turns',
  {
    id: text().primaryKey(),
    conversationId: text()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    memberId: text().notNull(),
    createdAt: integer().notNull(),
  },
  (t) => [index('turns_conversation').on(t.conversationId)],
);

/** A node of a pane's tree: editing or regenerating adds a sibling under the same parent. */
export const messages = sqliteTable(
  'messages',
  {
    id: text().primaryKey(),
    conversationId: text()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    paneId: text()
      .notNull()
      .references(() => panes.id, { onDelete: 'cascade' }),
    parentId: text(),
    turnId: text(),
    runId: text(),
    role: text({ enum: ['user', 'assistant'] }).notNull(),
    parts: text({ mode: 'json' }).$type<unknown[]>().notNull(),
    createdAt: integer().notNull(),
    /** Taken away by its owner, who may still want it back; a while later the row goes. */
    deletedAt: integer(),
  },
  (t) => [
    index('messages_parent').on(t.paneId, t.parentId),
    index('messages_conversation').on(t.conversationId),
    index('messages_deleted').on(t.deletedAt).where(sql`deleted_at is not null`),
  ],
);

/** A member's verdict on an answer. It outlives the answer, like the ledger: what counts later is the model. */
export const ratings = sqliteTable(
  'ratings',
  {
    messageId: text().notNull(),
    memberId: text().notNull(),
    model: text().notNull(),
    /** 1 is good, -1 is bad. */
    value: integer().notNull(),
    ratedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.memberId] }), index('ratings_model').on(t.model)],
);

/** One pane's answer to a turn: a server-side job that ends in a message. */
export const runs = sqliteTable(
  'runs',
  {
    id: text().primaryKey(),
    conversationId: text()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    turnId: text().notNull(),
    paneId: text().notNull(),
    messageId: text().notNull(),
    model: text().notNull(),
    callId: text(),
    state: text({ enum: ['running', 'finished', 'stopped', 'interrupted', 'failed'] }).notNull(),
    /** What went wrong, ready to show: a RunError of lib/conversations/view.ts. */
    error: text({ mode: 'json' }).$type<Record<string, unknown>>(),
    startedAt: integer().notNull(),
    endedAt: integer(),
    /** How long the model thought before it began to answer; null where nobody measured it. */
    reasoningMs: integer(),
  },
  (t) => [index('runs_conversation').on(t.conversationId, t.state), index('runs_state').on(t.state)],
);

/**
 * What browsers were shown, journalled before they saw it. `seq` is never reused: AUTOINCREMENT remembers the highest one even when
 * its row was pruned or deleted.
 */
export const events = sqliteTable(
  'events',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    conversationId: text()
      .notNull()
      .references(() => conversations.id, { onDelete: 'cascade' }),
    /** Set where the event is a piece of this run's answer; null where it tells of anything else. */
    runId: text(),
    at: integer().notNull(),
    /** The event as JSON, exactly as it is sent. */
    event: text().notNull(),
  },
  (t) => [
    index('events_conversation').on(t.conversationId, t.seq),
    index('events_run').on(t.runId, t.seq),
    index('events_at').on(t.at),
  ],
);
