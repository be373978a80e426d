import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Db, openDb } from './client.ts';
import { copyDatabase } from './copy-database.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { openReserve } from './reserve.ts';

type Options = {
  /** Called when a write failed for want of room, a lock or the right to write. */
  onTrouble?: (error: unknown) => void;
  /** Where the migrations are; for tests of migrations. */
  migrations?: string;
};

/**
 * Opens a data folder for serving: makes it when absent (readable by its owner alone), locks it, opens and migrates the database, with a copy
 * of the file before a migration touches data.
 * @throws Error in one sentence that says what is wrong with the folder or the file; nothing is overwritten.
 */
export function openDataFolder(
  dataDir: string,
  onFatal: (error: Error) => void,
  { onTrouble, migrations }: Options = {},
): { folder: string; db: Db; close: () => Promise<void> } {
  const folder = resolve(dataDir);
  makeWritable(folder);
  const lock = lockFolder(folder);
  const file = join(folder, 'parallax.db');
  const reserve = openReserve(join(folder, 'reserve'));
  try {
    const db = openDb(file, { onFatal, onTrouble, reserve });
    const backup = join(folder, `before-migration-${new Date().toISOString().replaceAll(':', '-')}.db`);
    migrate(db.client, { folder: migrations, beforeFirst: () => copyDatabase(db.client, backup) });
    return {
      folder,
      db,
      close: async () => {
        reserve.close();
        await db.close();
        lock.release();
      },
    };
  } catch (error) {
    reserve.close();
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
