import type { Db } from '#db/client';
import { files } from '#db/schema/files';
import { newId } from '#lib/ids';
import { linkFiles } from './attach-files.ts';
import { checkFile } from './check-file.ts';
import { type FilePart, kindOf, toFilePart } from './file-view.ts';
import type { FileStore } from './open-file-store.ts';

type Place = { memberId: string; conversationId: string; messageId: string };

const DATA_URL = /^data:[^,]{0,200};base64,/;

/**
 * Keeps a picture that a model made, beside its answer, and returns the part that shows it; null for what is no picture after all. The data
 * folder holds it: an answer of megabytes would be sent to every browser again and again.
 */
export async function saveAnswerImage(
  app: { db: Db; files: FileStore },
  { memberId, conversationId, messageId }: Place,
  dataUrl: string,
): Promise<FilePart | null> {
  if (!DATA_URL.test(dataUrl)) return null;
  const bytes = Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64');
  const { mediaType } = checkFile(bytes);
  if (kindOf(mediaType) !== 'image') return null;
  const hash = await app.files.put(bytes);
  const id = newId();
  const name = `image-${id.slice(-8)}.${mediaType.slice('image/'.length)}`;
  await app.db.commit((orm) => {
    orm
      .insert(files)
      .values({ id, memberId, conversationId, hash, name, mediaType, bytes: bytes.length, createdAt: Date.now() })
      .run();
    linkFiles(orm, messageId, [id]);
  });
  return toFilePart({ id, name, mediaType });
}
