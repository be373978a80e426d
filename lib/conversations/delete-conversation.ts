import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { conversations } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';

/** Stops the runs of a conversation, deletes all of it but its rows in the ledger, and lets its readers go. */
export async function deleteConversation(app: { db: Db; hub: Hub }, principal: Principal, id: string): Promise<void> {
  await app.hub.commit(id, (orm) => {
    requireConversation(orm, principal, id, 'write');
    orm.delete(conversations).where(eq(conversations.id, id)).run();
  });
  for (const run of app.hub.activeRuns(id)) run.stop('stopped');
  app.hub.dismiss(id);
}
