import { and, asc, desc, eq, inArray, lt, or } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { conversations, panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import type { Hub } from './open-hub.ts';
import type { ConversationSummary } from './view.ts';

const ListConversationsInput = z.object({
  before: z
    .string()
    .regex(/^\d{1,15}\.[\w-]{1,64}$/, 'must be the “next” of an earlier page')
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** The principal's own conversations and those shared with the team, last used first, and the cursor of the next page. */
export async function listConversations(
  app: { db: Db; hub: Hub },
  principal: Principal,
  input: unknown,
): Promise<{ conversations: ConversationSummary[]; next: string | null }> {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key cannot read conversations; sign in instead.');
  const { before, limit } = parseInput(ListConversationsInput, input);
  const { orm } = app.db;
  const rows = orm
    .select()
    .from(conversations)
    .where(
      and(
        or(eq(conversations.ownerId, principal.memberId), eq(conversations.visibility, 'team')),
        before ? olderThan(before) : undefined,
      ),
    )
    .orderBy(desc(conversations.updatedAt), desc(conversations.id))
    .limit(limit + 1)
    .all();
  const page = rows.slice(0, limit);
  const ids = page.map((row) => row.id);
  const paneRows = orm
    .select({ conversationId: panes.conversationId, model: panes.model })
    .from(panes)
    .where(inArray(panes.conversationId, ids))
    .orderBy(asc(panes.position))
    .all();
  const last = page.at(-1);
  return {
    conversations: page.map((row) => ({
      id: row.id,
      title: row.title,
      models: paneRows.filter((pane) => pane.conversationId === row.id).map((pane) => pane.model),
      visibility: row.visibility,
      isRunning: app.hub.activeRuns(row.id).length > 0,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    })),
    next: rows.length > limit && last ? `${last.updatedAt}.${last.id}` : null,
  };
}

function olderThan(cursor: string) {
  const dot = cursor.indexOf('.');
  const updatedAt = Number(cursor.slice(0, dot));
  return or(
    lt(conversations.updatedAt, updatedAt),
    and(eq(conversations.updatedAt, updatedAt), lt(conversations.id, cursor.slice(dot + 1))),
  );
}
