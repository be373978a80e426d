import Database from 'better-sqlite3';
import { writeWhole } from './write-whole.ts';

/**
 * Writes one state of the database to a new file, checked. Nobody who writes meanwhile waits; the log only grows until it is done.
 * `change` may work on the copy before it is checked; what it deletes leaves no trace there.
 * @throws Error in one sentence when the copy is not sound; then there is none.
 */
export function copyDatabase(
  source: Database.Database,
  file: string,
  change?: (copy: Database.Database) => void,
): void {
  writeWhole(file, (path) => {
    source.prepare('VACUUM INTO ?').run(path);
    const copy = new Database(path);
    try {
      copy.pragma('secure_delete = ON');
      copy.pragma('foreign_keys = ON');
      change?.(copy);
      requireSound(copy);
    } finally {
      copy.close();
    }
  });
}

/** @throws Error in one sentence when pages, indices or references of the database are not as they must be. */
export function requireSound(client: Database.Database): void {
  const [found] = client.pragma('integrity_check(1)') as { integrity_check: string }[];
  if (found?.integrity_check !== 'ok') throw new Error(`${client.name} is damaged: ${found?.integrity_check}.`);
  const [orphan] = client.pragma('foreign_key_check') as { table: string }[];
  if (orphan) throw new Error(`${client.name} is damaged: rows of ${orphan.table} belong to rows that are not there.`);
}
