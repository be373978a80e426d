import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { library } from '#db/schema/library';
import type { Member } from '#lib/auth/role';
import { mayChange } from '#lib/auth/sharing';
import type { Contents, Entry, Kind } from './entry-view.ts';

/** The entries of a kind that this member sees, their own and the team's, by name. */
export function readEntries<K extends Kind>(orm: Orm, member: Member, kind: K, which?: SQL): Entry<K>[] {
  const isSeen = or(eq(library.ownerId, member.memberId), eq(library.sharing, 'team'));
  return orm
    .select({ entry: library, ownerName: members.name })
    .from(library)
    .leftJoin(members, eq(members.id, library.ownerId))
    .where(and(eq(library.kind, kind), isSeen, which))
    .orderBy(sql`${library.name} collate nocase`, library.id)
    .all()
    .map(({ entry: { id, name, sharing, ownerId, content, updatedAt }, ownerName }) => ({
      ...(content as Contents[K]),
      id,
      name,
      sharing,
      ownerName,
      isMine: ownerId === member.memberId,
      canChange: mayChange(member, { ownerId, sharing }),
      updatedAt,
    }));
}
