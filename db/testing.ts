import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Db, openDb } from './client.ts';
import { migrate } from './migrate.ts';

/** A migrated database of the test's own, in memory; closed when the test ends. */
export function testDb(): Db {
  const db = openDb(':memory:');
  migrate(db.client);
  onTestFinished(() => db.close());
  return db;
}

/** An empty folder of the test's own; removed when the test ends. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
