import { and, eq, inArray } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { files, messageFiles } from '#db/schema/files';
import { AppError } from '#lib/errors';
import { type FilePart, toFilePart } from './file-view.ts';

/**
 * Takes files of a member into a conversation, in the commit that sends them, and returns the parts that show them, in their order.
 * @throws AppError `not_found` for one that is gone, of somebody else, or of another conversation.
 */
export function attachFiles(
  orm: Orm,
  { memberId, conversationId }: { memberId: string; conversationId: string },
  fileIds: readonly string[],
): FilePart[] {
  if (fileIds.length === 0) return [];
  const rows = orm
    .select()
    .from(files)
    .where(and(inArray(files.id, [...fileIds]), eq(files.memberId, memberId)))
    .all();
  return fileIds.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row || (row.conversationId !== null && row.conversationId !== conversationId))
      throw new AppError('not_found', 'A file of this prompt is not there any more; attach it again.', {
        field: 'files',
      });
    if (row.conversationId === null) orm.update(files).set({ conversationId }).where(eq(files.id, id)).run();
    return toFilePart(row);
  });
}

/** Notes, in the same commit, that a message shows these files. */
export function linkFiles(orm: Orm, messageId: string, fileIds: readonly string[]): void {
  if (fileIds.length === 0) return;
  const links = [...new Set(fileIds)].map((fileId) => ({ messageId, fileId }));
  orm.insert(messageFiles).values(links).run();
}
