import { asc, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { conversations, panes } from '#db/schema/conversations';
import type { Say } from './open-journal.ts';

/** Says, in a commit, what a conversation is called now and which panes it has. */
export function tellConversation(orm: Orm, say: Say, conversationId: string): void {
  const row = orm
    .select({ title: conversations.title })
    .from(conversations)
    .where(eq(conversations.id, conversationId))
    .get();
  if (!row) return;
  const paneRows = orm
    .select({ id: panes.id, model: panes.model, headId: panes.headId })
    .from(panes)
    .where(eq(panes.conversationId, conversationId))
    .orderBy(asc(panes.position))
    .all();
  say({ type: 'conversation', title: row.title, panes: paneRows });
}
