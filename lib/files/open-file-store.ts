import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

const HASH = /^[0-9a-f]{64}$/;

export type FileStore = ReturnType<typeof openFileStore>;

/** Bytes in a folder, each file named after the SHA-256 of what it holds: the same bytes are kept once. */
export function openFileStore(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  function pathOf(hash: string): string {
    if (!HASH.test(hash)) throw new Error('not the hash of a file');
    return join(folder, hash.slice(0, 2), hash);
  }

  return {
    pathOf,

    /** Durable before it resolves. A process that dies in between leaves a file without its name, which is swept. */
    put: async (bytes: Uint8Array): Promise<string> => {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(hash);
      mkdirSync(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
      const draft = `${path}.${randomBytes(6).toString('hex')}`;
      const handle = await open(draft, 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await rename(draft, path);
      return hash;
    },

    read: (hash: string): Promise<Buffer> => readFile(pathOf(hash)),

    remove: (hash: string) => rmSync(pathOf(hash), { force: true }),

    has: (hash: string): boolean => existsSync(pathOf(hash)),

    /** All files that were last written before `before` (epoch milliseconds); those without a hash are drafts of a process that died. */
    olderThan: async (before: number): Promise<{ hash: string | null; path: string }[]> => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      const old: { hash: string | null; path: string }[] = [];
      for (const path of paths) {
        const writtenAt = (await stat(path).catch(() => null))?.mtimeMs;
        if (writtenAt === undefined || writtenAt >= before) continue;
        const name = basename(path);
        old.push({ hash: HASH.test(name) ? name : null, path });
      }
      return old;
    },

    discard: (path: string) => rmSync(path, { force: true }),
  };
}
