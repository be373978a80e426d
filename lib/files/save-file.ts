import { and, count, eq, isNull } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { files } from '#db/schema/files';
import type { Principal } from '#lib/auth/principal';
import { requireRole } from '#lib/auth/role';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { checkFile } from './check-file.ts';
import { cleanName } from './clean-name.ts';
import { type FileView, kindOf } from './file-view.ts';
import type { FileStore } from './open-file-store.ts';

const MOST_WAITING = 100;

/**
 * Keeps a file that a member means to send. It waits there for a prompt, and goes when none comes within a day.
 * @throws AppError for what cannot be sent to a model, and when too many wait already.
 */
export async function saveFile(
  app: { db: Db; files: FileStore },
  principal: Principal,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<FileView> {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key cannot upload files; sign in instead.');
  requireRole(principal, 'member');
  const { mediaType } = checkFile(bytes);
  const { memberId } = principal;
  // Before anything is written; and again with the row, for others may come at the same time.
  requireFewWaiting(app.db.orm, memberId);
  const hash = await app.files.put(bytes);
  const view: FileView = {
    id: newId(),
    name: cleanName(name),
    mediaType,
    kind: kindOf(mediaType),
    bytes: bytes.length,
  };
  await app.db.commit((orm) => {
    requireFewWaiting(orm, memberId);
    orm
      .insert(files)
      .values({ id: view.id, memberId, hash, name: view.name, mediaType, bytes: view.bytes, createdAt: Date.now() })
      .run();
  });
  // Another file with the same bytes may have gone between the two, and taken them along.
  if (!app.files.has(hash)) await app.files.put(bytes);
  return view;
}

function requireFewWaiting(orm: Orm, memberId: string): void {
  const isWaiting = and(eq(files.memberId, memberId), isNull(files.conversationId));
  const waiting = orm.select({ count: count() }).from(files).where(isWaiting).get();
  if ((waiting?.count ?? 0) >= MOST_WAITING)
    throw new AppError('conflict', `${MOST_WAITING} files of yours wait to be sent; send or remove some first.`);
}
