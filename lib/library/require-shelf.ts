import { count, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { library } from '#db/schema/library';
import { AppError } from '#lib/errors';

const MOST_ENTRIES = 500;
const MOST_CHARACTERS = 4_000_000;

/**
 * To stand after a change, in its commit: lists hold everything that somebody sees, and one member is not to fill them for all.
 * @throws AppError `conflict` when what this member made is too much.
 */
export function requireShelf(orm: Orm, ownerId: string): void {
  const characters = sql<number>`coalesce(sum(length(${library.content})), 0)`;
  const theirs = orm.select({ entries: count(), characters }).from(library).where(eq(library.ownerId, ownerId)).get();
  if (!theirs || (theirs.entries <= MOST_ENTRIES && theirs.characters <= MOST_CHARACTERS)) return;
  throw new AppError(
    'conflict',
    `One member’s presets and prompts are at most ${MOST_ENTRIES}, of ${MOST_CHARACTERS / 1_000_000} million characters together; remove some first.`,
  );
}
