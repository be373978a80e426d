import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { requireOurs } from './migrate.ts';
import { openReader } from './reader.ts';
import { troubleOf } from './storage-error.ts';

/** Up to this size the whole file is looked through before a start, about a second; a larger one while it is served already. */
const AT_ONCE_BYTES = 256 * 1024 * 1024;
/** What lies in a folder that was in use: its database cannot have been empty. */
const SIGNS_OF_USE = ['secret', 'sandbox.db', 'reserve'];

/**
 * To stand before the opening of a database: nothing is written, whatever is found.
 * @throws Error in words with the steps to take when the file is empty, damaged, somebody else’s or cannot be written.
 */
export function requireSoundFile(file: string, migrations?: string): void {
  if (!existsSync(file)) return;
  requireWritable(file);
  if (statSync(file).size === 0) {
    const isNew = !SIGNS_OF_USE.some((name) => existsSync(join(dirname(file), name)));
    if (isNew) return;
    throw new Error(`${file} is empty, and its folder was in use. ${stepsFor(file)}`);
  }
  try {
    lookThrough(file, migrations);
  } catch (error) {
    throw explained(error, file);
  }
}

/** Looks a large file through on a thread of its own. Resolves with what is wrong, or null. */
export async function findDamage(file: string): Promise<Error | null> {
  if (statSync(file).size <= AT_ONCE_BYTES) return null;
  const reader = openReader(file);
  try {
    const [rows = []] = await reader.read([{ sql: 'pragma quick_check(1)', params: [] }]);
    const found = rows[0]?.quick_check;
    return found === 'ok' ? null : damaged(file, String(found));
  } catch (error) {
    return troubleOf(error) === 'broken' ? damaged(file, String((error as Error).message)) : null;
  } finally {
    await reader.close();
  }
}

function lookThrough(file: string, migrations: string | undefined): void {
  const client = new Database(file, { readonly: true });
  try {
    const isLarge = statSync(file).size > AT_ONCE_BYTES;
    const found = isLarge ? 'ok' : client.pragma('quick_check(1)', { simple: true });
    if (isLarge) client.prepare('select count(*) from sqlite_master').get();
    if (found !== 'ok') throw damaged(file, String(found));
    // Opened for writing, even a database of somebody else’s would be made to have a log.
    requireOurs(client, migrations);
  } finally {
    client.close();
  }
}

function requireWritable(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw explained(error, file);
  }
}

/** What is wrong with the file, and what to do; an error that says nothing of it stays as it is. */
export function explained(error: unknown, file: string): unknown {
  const { code = '' } = error as { code?: string };
  const trouble = troubleOf(error);
  if (trouble === 'broken') return damaged(file, code);
  if (trouble === 'readonly' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new Error(`${file} cannot be written (${code}); make it writable, or choose another DATA_DIR.`);
  if (trouble === 'full')
    return new Error(`There is no room left on the disk of ${file}; make some, then start again.`);
  if (trouble === 'busy') return new Error(`Another program holds ${file} locked; end it, then start again.`);
  return error;
}

function damaged(file: string, what: string): Error {
  return new Error(`${file} is damaged or not a database (${what}). ${stepsFor(file)}`);
}

export function stepsFor(file: string): string {
  return `It was left as it is. Restore a backup into a new folder (DATA_DIR=/a/new/folder npm run admin -- restore FILE; copies from before upgrades lie beside it as before-migration-*.db), or move ${file} and what begins with its name away to start anew.`;
}
