import { accessSync, chmodSync, constants, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '#lib/errors';
import { type Db, openDb } from './client.ts';
import { copyDatabase } from './copy-database.ts';
import { lockFolder } from './lock.ts';
import { dropMark, markLog, requireOwnLog } from './log-mark.ts';
import { migrate } from './migrate.ts';
import { explained, findDamage, requireSoundFile } from './require-sound-file.ts';
import { openReserve } from './reserve.ts';

/** 64 MB that could not be moved into the database: somebody has been reading an old state for long. */
const LONG_LOG_PAGES = 16_384;

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
  let db: Db | undefined;
  const reserve = openReserve(join(folder, 'reserve'));
  try {
    requireOwnLog(file);
    requireSoundFile(file, migrations);
    const opened = openDb(file, {
      onFatal,
      onTrouble,
      reserve,
      onMoved: (client, pagesLeft) => {
        try {
          markLog(client);
        } catch (error) {
          onTrouble?.(error);
        }
        if (pagesLeft > LONG_LOG_PAGES) onTrouble?.(longLog(pagesLeft));
      },
    });
    db = opened;
    migrate(opened.client, {
      folder: migrations,
      // One a schema: a start that fails again and again does not fill the disk.
      beforeFirst: (version) => copyDatabase(opened.client, join(folder, `before-migration-${version}.db`)),
    });
    markLog(opened.client);
    void findDamage(file).then((damage) => damage && onFatal(damage));
    return {
      folder,
      db: opened,
      close: async () => {
        reserve.close();
        await opened.close();
        dropMark(file);
        lock.release();
      },
    };
  } catch (error) {
    reserve.close();
    void db?.close();
    lock.release();
    throw explained(error, file);
  }
}

function longLog(pages: number): AppError {
  const message = `The log of the database has ${pages} pages that cannot be moved: another program has been reading it for long. End it, or the log grows.`;
  return new AppError('unavailable', message);
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
