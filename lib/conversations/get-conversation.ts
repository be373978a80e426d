import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { panes } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import type { Receipt } from '#lib/spend/receipt';
import { billedBy } from './billed-by.ts';
import type { Hub } from './open-hub.ts';
import { pathTo, readMessages, readNodes } from './read-messages.ts';
import { requireConversation } from './require-conversation.ts';
import type { ConversationView, RunView } from './view.ts';

/** Reads receipts from the ledger, by call id; those that the principal may not see are left out. */
export type ReadReceipts = (callIds: readonly string[]) => Promise<Readonly<Record<string, Receipt>>>;

/** A whole conversation: its panes with the paths they show, the runs with their errors and receipts, and the cursor for its events. */
export async function getConversation(
  app: { db: Db; hub: Hub },
  principal: Principal,
  id: string,
  readReceipts: ReadReceipts,
): Promise<ConversationView> {
  const { orm } = app.db;
  const row = requireConversation(orm, principal, id, 'read');
  const nodes = readNodes(orm, id);
  const callIds = new Map<RunView, string>();
  const paneRows = orm.select().from(panes).where(eq(panes.conversationId, id)).orderBy(asc(panes.position)).all();
  const view: ConversationView = {
    id,
    title: row.title,
    visibility: row.visibility,
    canWrite: principal.kind === 'member' && principal.memberId === row.ownerId && principal.role !== 'viewer',
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    panes: paneRows.map((pane) => {
      const read = readMessages(orm, nodes, pathTo(nodes, pane.headId));
      for (const [run, callId] of read.callIds) callIds.set(run, callId);
      return { id: pane.id, model: pane.model, settings: pane.settings, headId: pane.headId, messages: read.views };
    }),
    cursor: app.hub.cursor(),
  };
  const receipts = await readReceipts([...new Set(callIds.values())]);
  for (const [run, callId] of callIds) {
    run.receipt = receipts[callId] ?? null;
    // What was not known when the run ended may have been found out since.
    if (run.error && run.receipt) run.error = { ...run.error, billed: billedBy(run.receipt) };
  }
  return view;
}
