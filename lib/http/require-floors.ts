import { createRequire } from 'node:module';
import { sqliteVersion } from '#db/sqlite-version';
import { findBelowFloor } from '#lib/find-below-floor';

/** To stand before everything else at a start. @throws Error in one sentence when Node, SQLite or Next is too old. */
export function requireFloors(): void {
  const { version: next } = createRequire(import.meta.url)('next/package.json') as { version: string };
  const { node } = process.versions;
  // SQLite comes with an addon that an old Node cannot load: it is asked when the others are fine.
  const refusal = findBelowFloor({ node, next }) ?? findBelowFloor({ sqlite: sqliteVersion() });
  if (refusal) throw new Error(refusal);
}
