import { and, eq, inArray, lt, or } from 'drizzle-orm';
import type { Db } from '#db/client';
import { conversations } from '#db/schema/conversations';
import { files } from '#db/schema/files';
import type { FileStore } from '#lib/files/open-file-store';
import { sweepHashes } from '#lib/files/sweep-files';

const DELETED_MS = 60 * 60_000;
const TEMPORARY_MS = 24 * 60 * 60_000;

/** Deletes for good, with their files: conversations that were deleted an hour ago, and temporary ones a day after their last prompt. */
export async function sweepConversations(app: { db: Db; files: FileStore }, now = Date.now()): Promise<void> {
  const hashes = await app.db.commit((orm) => {
    const isOver = or(
      lt(conversations.deletedAt, now - DELETED_MS),
      and(eq(conversations.isTemporary, true), lt(conversations.updatedAt, now - TEMPORARY_MS)),
    );
    const ids = orm.select({ id: conversations.id }).from(conversations).where(isOver);
    const named = orm.select({ hash: files.hash }).from(files).where(inArray(files.conversationId, ids)).all();
    orm.delete(conversations).where(isOver).run();
    return named.map((file) => file.hash);
  });
  sweepHashes(app, hashes);
}
