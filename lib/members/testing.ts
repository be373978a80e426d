import { and, eq, isNull } from 'drizzle-orm';
import { members } from '#db/schema/auth';
import type { Role } from '#lib/auth/principal';
import type { Member } from '#lib/auth/role';
import { type AuthApp, testAuthApp } from '#lib/auth/testing';
import { openHub } from '#lib/conversations/open-hub';
import { addMember } from '#lib/keys/testing';

/** An app with people of every role, and a second owner and admin. */
export function testTeam() {
  const app = testAuthApp();
  const add = (id: string, role: Role): Member => addMember(app.db, id, role);
  const people = {
    owner: add('owner', 'owner'),
    owner2: add('owner2', 'owner'),
    admin: add('admin', 'admin'),
    admin2: add('admin2', 'admin'),
    member: add('member', 'member'),
    viewer: add('viewer', 'viewer'),
  };
  return { app: { ...app, hub: openHub(app) }, ...people };
}

export function rowOf(app: AuthApp, id: string) {
  return app.db.orm.select().from(members).where(eq(members.id, id)).get();
}

export function activeOwners(app: AuthApp): string[] {
  const isActive = and(eq(members.role, 'owner'), isNull(members.disabledAt));
  return app.db.orm
    .select({ id: members.id })
    .from(members)
    .where(isActive)
    .all()
    .map(({ id }) => id);
}
