import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { conversations } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';

export const ConversationIds = z.object({ ids: z.array(z.string().max(64)).min(1).max(500) });

/**
 * Takes conversations away, all or none: their runs are stopped and their readers let go. For an hour they can be had back; then the
 * sweeper deletes all of them but their rows in the ledger.
 */
export async function deleteConversations(
  app: { db: Db; hub: Hub },
  principal: Principal,
  input: unknown,
): Promise<void> {
  const { ids } = parseInput(ConversationIds, input);
  await app.db.commit((orm) => {
    for (const id of ids) requireConversation(orm, principal, id, 'write');
    orm.update(conversations).set({ deletedAt: Date.now() }).where(inArray(conversations.id, ids)).run();
  });
  for (const id of ids) {
    for (const run of app.hub.activeRuns(id)) run.stop('stopped');
    app.hub.dismiss(id);
  }
}
