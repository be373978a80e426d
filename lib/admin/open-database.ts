import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Db, openDb } from '#db/client';
import { requireOwnLog } from '#db/log-mark';
import { isMigrated } from '#db/migrate';

/**
 * Opens the database of a data folder by a short connection of its own, beside a server or without one.
 * @throws Error in one sentence when there is none, or when it is not one of this version; then nothing was written.
 */
export function openDatabase(folder: string): Db {
  const file = join(folder, 'parallax.db');
  if (!existsSync(file)) throw new Error(`There is no database in ${folder}; start Parallax once, or set DATA_DIR.`);
  requireOwnLog(file);
  const looked = new Database(file, { readonly: true });
  try {
    if (!isMigrated(looked))
      throw new Error(`${file} is of an older version; start Parallax once, which brings it up to date.`);
  } finally {
    looked.close();
  }
  return openDb(file);
}
