import { asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { members } from '#db/schema/auth';
import { keys } from '#db/schema/keys';
import type { Principal } from '#lib/auth/principal';
import { requireManager } from './require-manager.ts';
import type { Subjects } from './subjects.ts';

/** The members and keys that a budget can be for. @throws AppError `forbidden` below admin. */
export async function listSubjects(app: { db: Db }, principal: Principal): Promise<Subjects> {
  requireManager(principal);
  const { orm } = app.db;
  return {
    members: orm
      .select({ id: members.id, name: members.name, email: members.email })
      .from(members)
      .where(isNull(members.disabledAt))
      .orderBy(asc(members.name), asc(members.email))
      .all(),
    keys: orm
      .select({ id: keys.id, name: keys.name, makerName: members.name })
      .from(keys)
      .innerJoin(members, eq(members.id, keys.memberId))
      .where(isNull(keys.disabledAt))
      .orderBy(asc(keys.name), asc(keys.createdAt))
      .all(),
  };
}
