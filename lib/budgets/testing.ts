import type { Db } from '#db/client';
import { members } from '#db/schema/auth';
import { keys } from '#db/schema/keys';
import { budgets } from '#db/schema/ledger';
import type { Principal, Role } from '#lib/auth/principal';
import type { Member } from '#lib/auth/role';
import { newId } from '#lib/ids';

type Budget = typeof budgets.$inferInsert;

/** Writes a blocking budget for ever that raises no alerts; a test says what differs. Returns its id. */
export function addBudget(db: Db, differing: Partial<Budget> = {}): string {
  const id = newId();
  db.orm
    .insert(budgets)
    .values({ id, scope: 'team', period: 'ever', limitNano: 1_000_000, isBlocking: true, createdAt: 0, ...differing })
    .run();
  return id;
}

/** Writes a member's row, for budgets to be for. */
export function addMember(db: Db, memberId: string, role: Role = 'member'): Member {
  const at = new Date();
  const email = `${memberId}@example.com`;
  db.orm.insert(members).values({ id: memberId, name: memberId, email, role, createdAt: at, updatedAt: at }).run();
  return { kind: 'member', memberId, name: memberId, email, role };
}

/** Writes the row of a member's key. */
export function addKey(db: Db, keyId: string, { memberId, name }: Member): Principal {
  db.orm.insert(keys).values({ id: keyId, name: keyId, memberId, createdAt: 0, updatedAt: 0 }).run();
  return { kind: 'key', keyId, name: keyId, memberId, memberName: name };
}
