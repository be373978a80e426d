import { and, eq, notExists } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { files, messageFiles } from '#db/schema/files';
import { newId } from '#lib/ids';
import { type FileView, kindOf } from './file-view.ts';
import { ownerOf } from './owner-of.ts';

/** Makes the files of a message files of another conversation too, where they wait to be sent. */
export function takeFiles(orm: Orm, messageId: string, conversationId: string): void {
  const rows = orm
    .select({ file: files })
    .from(messageFiles)
    .innerJoin(files, eq(files.id, messageFiles.fileId))
    .where(eq(messageFiles.messageId, messageId))
    .all();
  if (rows.length === 0) return;
  const owner = ownerOf(orm, conversationId);
  const createdAt = Date.now();
  for (const { file } of rows) {
    orm
      .insert(files)
      .values({ ...file, ...owner, id: newId(), conversationId, createdAt })
      .run();
  }
}

/** The files of a conversation that none of its messages shows yet. */
export function waitingFiles(orm: Orm, conversationId: string): FileView[] {
  const shown = orm.select({ id: messageFiles.fileId }).from(messageFiles).where(eq(messageFiles.fileId, files.id));
  return orm
    .select()
    .from(files)
    .where(and(eq(files.conversationId, conversationId), notExists(shown)))
    .all()
    .map(({ id, name, mediaType, bytes }) => ({ id, name, mediaType, kind: kindOf(mediaType), bytes }));
}
