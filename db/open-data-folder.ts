import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Db, openDb } from './client.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';

/**
 * Opens a data folder for serving: makes it when absent (readable by its owner alone), locks it, opens and migrates the database, with a copy
 * of the file before a migration touches data.
 * @throws Error in one sentence that says what is wrong with the folder or the file; nothing is overwritten.
 */
export function openDataFolder(
  dataDir: string,
  onFatal: (error: Error) => void,
): { folder: string; db: Db; close: () => Promise<void> } {
  const folder = resolve(dataDir);
  makeWritable(folder);
  const lock = lockFolder(folder);
  try {
    const db = openDb(join(folder, 'parallax.db'), { onFatal });
    const backup = join(folder, `before-migration-${new Date().toISOString().replaceAll(':', '-')}.db`);
    migrate(db.client, { beforeFirst: () => db.client.exec(`VACUUM INTO '${backup.replaceAll("'", "''")}'`) });
    return {
      folder,
      db,
      close: async () => {
        await db.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw explained(error, folder);
  }
}

function makeWritable(folder: string): void {
  try {
    if (!existsSync(folder)) {
      mkdirSync(folder, { recursive: true });
      chmodSync(folder, 0o700);
    }
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be written (${(error as { code?: string }).code}); make it writable, or choose another DATA_DIR.`,
    );
  }
}

function explained(error: unknown, folder: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new Error(
      `${join(folder, 'parallax.db')} is damaged or not a database (${code}); it was left as it is. Restore a backup, or move the file away to start anew.`,
    );
  }
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN')) {
    return new Error(
      `${join(folder, 'parallax.db')} cannot be written (${code}); make it writable, or choose another DATA_DIR.`,
    );
  }
  return error;
}
