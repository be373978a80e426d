import { and, eq, lt, notExists, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { messages } from '#db/schema/conversations';
import { files, messageFiles } from '#db/schema/files';
import type { FileStore } from './open-file-store.ts';

const UNSHOWN_MS = 24 * 60 * 60_000;
const DELETED_MS = 60 * 60_000;
/** Bytes are there a moment before the row that names them. */
const NAMELESS_MS = 10 * 60_000;

/**
 * Takes away what nobody can see any more: messages that were deleted an hour ago, files of yesterday that no message shows, sent or not,
 * and bytes that no file names.
 */
export async function sweepFiles(app: { db: Db; files: FileStore }, now = Date.now()): Promise<void> {
  await app.db.commit((orm) => {
    orm
      .delete(messages)
      .where(lt(messages.deletedAt, now - DELETED_MS))
      .run();
    const shown = orm.select({ id: messageFiles.fileId }).from(messageFiles).where(eq(messageFiles.fileId, files.id));
    orm
      .delete(files)
      .where(and(lt(files.createdAt, now - UNSHOWN_MS), notExists(shown)))
      .run();
  });
  for (const { hash, path } of await app.files.olderThan(now - NAMELESS_MS)) {
    if (hash === null || !isNamed(app.db, hash)) app.files.discard(path);
  }
}

/** Takes away the bytes of files whose rows were just deleted, unless another file has the same. */
export function sweepHashes(app: { db: Db; files: FileStore }, hashes: readonly string[]): void {
  const named = new Set(
    app.db.orm
      .select({ hash: files.hash })
      .from(files)
      // As JSON: SQLite takes only so many parameters.
      .where(sql`${files.hash} in (select value from json_each(${JSON.stringify(hashes)}))`)
      .all()
      .map((row) => row.hash),
  );
  for (const hash of hashes) if (!named.has(hash)) app.files.remove(hash);
}

function isNamed(db: Db, hash: string): boolean {
  return db.orm.select({ id: files.id }).from(files).where(eq(files.hash, hash)).limit(1).get() !== undefined;
}
