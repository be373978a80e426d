import type { Db } from '#db/client';
import { members } from '#db/schema/auth';
import type { Role } from '#lib/auth/principal';
import type { Member } from '#lib/auth/role';

/** Writes a member's row, for keys to belong to. */
export function addMember(db: Db, memberId: string, role: Role = 'member'): Member {
  const at = new Date();
  const email = `${memberId}@example.com`;
  db.orm.insert(members).values({ id: memberId, name: memberId, email, role, createdAt: at, updatedAt: at }).run();
  return { kind: 'member', memberId, name: memberId, email, role };
}
