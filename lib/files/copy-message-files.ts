import { eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { messages } from '#db/schema/conversations';
import { files, messageFiles } from '#db/schema/files';
import { newId } from '#lib/ids';
import { linkFiles } from './attach-files.ts';
import { fileIdOf, toFilePart } from './file-view.ts';
import { ownerOf } from './owner-of.ts';

type Place = { id: string; conversationId: string; parts: unknown[] };

/**
 * Lets the copy of a message show the files of the original. In another conversation they become files of that one, because a file is seen
 * by whoever sees its conversation, and goes with it.
 */
export function copyMessageFiles(orm: Orm, original: Place, copy: Place): void {
  const rows = orm
    .select({ file: files })
    .from(messageFiles)
    .innerJoin(files, eq(files.id, messageFiles.fileId))
    .where(eq(messageFiles.messageId, original.id))
    .all();
  if (rows.length === 0) return;
  if (original.conversationId === copy.conversationId) {
    linkFiles(
      orm,
      copy.id,
      rows.map(({ file }) => file.id),
    );
    return;
  }
  const { conversationId } = copy;
  const owner = ownerOf(orm, conversationId);
  const twins = new Map(rows.map(({ file }) => [file.id, { ...file, ...owner, id: newId(), conversationId }]));
  orm
    .insert(files)
    .values([...twins.values()])
    .run();
  linkFiles(
    orm,
    copy.id,
    [...twins.values()].map((twin) => twin.id),
  );
  const parts = copy.parts.map((part) => {
    const twin = twins.get(fileIdOf(part) ?? '');
    return twin ? toFilePart(twin) : part;
  });
  orm.update(messages).set({ parts }).where(eq(messages.id, copy.id)).run();
}
