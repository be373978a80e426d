import Database from 'better-sqlite3';
import { type Generation, totalOf } from './record.ts';

/** What a sandbox's record says, for one that runs elsewhere or has died: read from its file, nothing changed. Digits of USD, unrounded. */
export function readCharges(file: string): { total: string; generations: Generation[] } {
  const client = new Database(file, { readonly: true });
  try {
    const generations = client.prepare<[], Generation>('SELECT * FROM generations ORDER BY rowid').all();
    return { total: totalOf(generations), generations };
  } finally {
    client.close();
  }
}
