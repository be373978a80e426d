import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { panes, runs } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';
import { requirePane } from './require-pane.ts';
import { tellConversation } from './tell-conversation.ts';

/**
 * Takes a model away with its messages, and stops what it is answering. What it cost stays in the ledger.
 * @throws AppError `conflict` for the last pane.
 */
export async function removePane(
  app: { db: Db; hub: Hub },
  principal: Principal,
  { conversationId, paneId }: { conversationId: string; paneId: string },
): Promise<void> {
  await app.hub.commit(conversationId, (orm, say) => {
    requireConversation(orm, principal, conversationId, 'write');
    requirePane(orm, conversationId, paneId);
    const left = orm.select({ id: panes.id }).from(panes).where(eq(panes.conversationId, conversationId)).all();
    if (left.length === 1)
      throw new AppError('conflict', 'This is the last model of the conversation; delete the conversation instead.');
    orm.delete(panes).where(eq(panes.id, paneId)).run();
    orm
      .delete(runs)
      .where(and(eq(runs.conversationId, conversationId), eq(runs.paneId, paneId)))
      .run();
    tellConversation(orm, say, conversationId);
  });
  for (const run of app.hub.activeRuns(conversationId)) if (run.view.paneId === paneId) run.stop('stopped');
}
