import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Makes this process the only server of a data folder. The lock is SQLite's own on a file beside the database, so the system takes it back
 * however the process ends.
 * @throws Error in one sentence that names the process that has it.
 */
export function lockFolder(folder: string): { release: () => void } {
  const pidFile = join(folder, 'serving.pid');
  const lock = new Database(join(folder, 'serving.lock'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(
      `Another Parallax server${holderOf(pidFile)} is serving ${folder}; stop it first, or choose another DATA_DIR.`,
    );
  }
  writeFileSync(pidFile, `${process.pid}\n`);
  return { release: () => lock.close() };
}

function holderOf(pidFile: string): string {
  try {
    return ` (process ${readFileSync(pidFile, 'utf8').trim()})`;
  } catch {
    return '';
  }
}
