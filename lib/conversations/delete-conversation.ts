import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { conversations } from '#db/schema/conversations';
import { files } from '#db/schema/files';
import type { Principal } from '#lib/auth/principal';
import type { FileStore } from '#lib/files/open-file-store';
import { sweepHashes } from '#lib/files/sweep-files';
import type { Hub } from './open-hub.ts';
import { requireConversation } from './require-conversation.ts';

/** Stops the runs of a conversation, deletes all of it, its files too, but its rows in the ledger, and lets its readers go. */
export async function deleteConversation(
  app: { db: Db; hub: Hub; files: FileStore },
  principal: Principal,
  id: string,
): Promise<void> {
  const hashes = await app.hub.commit(id, (orm) => {
    requireConversation(orm, principal, id, 'write');
    const named = orm.select({ hash: files.hash }).from(files).where(eq(files.conversationId, id)).all();
    orm.delete(conversations).where(eq(conversations.id, id)).run();
    return named.map((file) => file.hash);
  });
  sweepHashes(app, hashes);
  for (const run of app.hub.activeRuns(id)) run.stop('stopped');
  app.hub.dismiss(id);
}
