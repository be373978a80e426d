import { asc, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { conversations, panes } from '#db/schema/conversations';
import type { Say } from './open-journal.ts';
import type { PaneRow } from './require-pane.ts';
import type { PaneSettings } from './view.ts';

/** Says, in a commit, what a conversation is called now and which panes it has; of the one that was set, its settings too. */
export function tellConversation(orm: Orm, say: Say, conversationId: string, set: PaneRow | null = null): void {
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
  say({
    type: 'conversation',
    title: row.title,
    panes: paneRows.map((pane) => (pane.id === set?.id ? { ...pane, settings: set.settings as PaneSettings } : pane)),
  });
}
