import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { files } from '#db/schema/files';
import type { Principal } from '#lib/auth/principal';
import { requireConversation } from '#lib/conversations/require-conversation';
import { AppError } from '#lib/errors';

export type FileRow = typeof files.$inferSelect;

/**
 * A file that the principal may see: one of a conversation that they may read, or one that waits in their own composer.
 * @throws AppError `not_found`, the same for one that does not exist and one that is somebody else's.
 */
export function findFile(app: { db: Db }, principal: Principal, id: string): FileRow {
  const row = app.db.orm.select().from(files).where(eq(files.id, id)).get();
  if (!row || principal.kind !== 'member') throw absent();
  if (row.conversationId === null) {
    if (row.memberId !== principal.memberId) throw absent();
    return row;
  }
  try {
    requireConversation(app.db.orm, principal, row.conversationId, 'read');
  } catch {
    throw absent();
  }
  return row;
}

function absent(): AppError {
  return new AppError('not_found', 'There is no such file.');
}
