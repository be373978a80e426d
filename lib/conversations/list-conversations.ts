import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Orm } from '#db/client';
import { conversations, conversationTags, panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import type { Hub } from './open-hub.ts';
import { readTags } from './read-tags.ts';
import type { ConversationRow } from './require-conversation.ts';
import type { ConversationSummary } from './view.ts';

const ListConversationsInput = z.object({
  before: z
    .string()
    .regex(/^\d{1,15}\.[\w-]{1,64}$/, 'must be the “next” of an earlier page')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** Those put away, instead of the others. */
  archived: z.literal('true').optional(),
  tag: z.string().min(1).max(60).optional(),
});

/**
 * The principal's own conversations and those shared with the team, last used first, and the cursor of the next page. What they pinned comes
 * before all of it, with the first page. What is temporary is in no list.
 */
export async function listConversations(
  app: { db: Db; hub: Hub },
  principal: Principal,
  input: unknown,
): Promise<{ conversations: ConversationSummary[]; next: string | null }> {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key cannot read conversations; sign in instead.');
  const { before, limit, archived, tag } = parseInput(ListConversationsInput, input);
  const { orm } = app.db;
  const isOwn = eq(conversations.ownerId, principal.memberId);
  const isArchived = and(isOwn, isNotNull(conversations.archivedAt));
  const isPinned = and(isOwn, isNotNull(conversations.pinnedAt), isNull(conversations.archivedAt));
  const isListed = and(
    isNull(conversations.deletedAt),
    eq(conversations.isTemporary, false),
    archived ? isArchived : or(isOwn, eq(conversations.visibility, 'team')),
    tag === undefined ? undefined : inArray(conversations.id, taggedWith(orm, tag)),
  );
  const pinned = before || archived ? [] : read(orm, and(isListed, isPinned));
  const isOfPage = archived ? undefined : sql`not coalesce(${or(isPinned, isArchived)}, 0)`;
  const rows = read(orm, and(isListed, isOfPage, before ? olderThan(before) : undefined), limit + 1);
  const page = rows.slice(0, limit);
  const shown = [...pinned, ...page];
  const ids = shown.map((row) => row.id);
  const tags = readTags(orm, ids);
  const paneRows = orm
    .select({ conversationId: panes.conversationId, model: panes.model })
    .from(panes)
    .where(inArray(panes.conversationId, ids))
    .orderBy(asc(panes.position))
    .all();
  const last = page.at(-1);
  return {
    conversations: shown.map((row) => ({
      id: row.id,
      title: row.title,
      models: paneRows.filter((pane) => pane.conversationId === row.id).map((pane) => pane.model),
      visibility: row.visibility,
      isRunning: app.hub.activeRuns(row.id).length > 0,
      isPinned: pinned.includes(row),
      isArchived: archived !== undefined,
      tags: tags.get(row.id) ?? [],
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    })),
    next: rows.length > limit && last ? `${last.updatedAt}.${last.id}` : null,
  };
}

function read(orm: Orm, condition: SQL | undefined, limit = 1_000): ConversationRow[] {
  return orm
    .select()
    .from(conversations)
    .where(condition)
    .orderBy(desc(conversations.updatedAt), desc(conversations.id))
    .limit(limit)
    .all();
}

function taggedWith(orm: Orm, tag: string) {
  return orm
    .select({ id: conversationTags.conversationId })
    .from(conversationTags)
    .where(eq(conversationTags.tag, tag));
}

function olderThan(cursor: string) {
  const dot = cursor.indexOf('.');
  const updatedAt = Number(cursor.slice(0, dot));
  return or(
    lt(conversations.updatedAt, updatedAt),
    and(eq(conversations.updatedAt, updatedAt), lt(conversations.id, cursor.slice(dot + 1))),
  );
}
