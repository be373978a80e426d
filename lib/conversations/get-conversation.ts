import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { addReceipts, type ReadReceipts } from './add-receipts.ts';
import { MESSAGES_A_PAGE } from './limits.ts';
import type { Hub } from './open-hub.ts';
import { readMessages, readPath } from './read-messages.ts';
import { readRatings } from './read-ratings.ts';
import { readTags } from './read-tags.ts';
import { requireConversation } from './require-conversation.ts';
import type { ConversationView, PaneSettings, RunView } from './view.ts';

/**
 * A conversation: its panes with the ends of the paths they show, the runs with their errors and receipts, and the cursor for its events.
 * It costs the same however long the conversation is.
 */
export async function getConversation(
  app: { db: Db; hub: Hub },
  principal: Principal,
  id: string,
  readReceipts: ReadReceipts,
): Promise<ConversationView> {
  const { orm } = app.db;
  const row = requireConversation(orm, principal, id, 'read');
  const callIds = new Map<RunView, string>();
  const paneRows = orm.select().from(panes).where(eq(panes.conversationId, id)).orderBy(asc(panes.position)).all();
  const view: ConversationView = {
    id,
    title: row.title,
    visibility: row.visibility,
    canWrite: principal.kind === 'member' && principal.memberId === row.ownerId && principal.role !== 'viewer',
    isPinned: row.pinnedAt !== null,
    isArchived: row.archivedAt !== null,
    isTemporary: row.isTemporary,
    tags: readTags(orm, [id]).get(id) ?? [],
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    panes: paneRows.map((pane) => {
      const { nodes, hasEarlier } = readPath(orm, pane.headId, MESSAGES_A_PAGE);
      const ids = nodes.map((node) => node.id);
      const read = readMessages(orm, ids);
      for (const [run, callId] of read.callIds) callIds.set(run, callId);
      return {
        id: pane.id,
        model: pane.model,
        settings: pane.settings as PaneSettings,
        headId: pane.headId,
        messages: read.views,
        hasEarlier,
      };
    }),
    ratings: {},
    cursor: app.hub.cursor(),
  };
  view.ratings = readRatings(
    orm,
    principal,
    view.panes.flatMap((pane) => pane.messages.map((message) => message.id)),
  );
  await addReceipts(callIds, readReceipts);
  return view;
}
