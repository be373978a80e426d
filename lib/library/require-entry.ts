import { and, eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { library } from '#db/schema/library';
import type { Member } from '#lib/auth/role';
import { mayChange } from '#lib/auth/sharing';
import { AppError } from '#lib/errors';
import type { Kind } from './entry-view.ts';
import { readEntries } from './read-entries.ts';

/**
 * The row of an entry that the member may change.
 * @throws AppError `not_found`, for somebody else's personal entry the same as for none; `forbidden` for the team's.
 */
export function requireEntry(orm: Orm, member: Member, kind: Kind, id: string): typeof library.$inferSelect {
  const [seen] = readEntries(orm, member, kind, eq(library.id, id));
  const row = orm
    .select()
    .from(library)
    .where(and(eq(library.kind, kind), eq(library.id, id)))
    .get();
  if (!seen || !row) throw new AppError('not_found', `There is no such ${kind}.`);
  if (!mayChange(member, row))
    throw new AppError('forbidden', `Only who made this ${kind} and the team’s admins can change it.`);
  return row;
}
