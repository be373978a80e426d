import { eq } from 'drizzle-orm';
import { members, sessions } from '#db/schema/auth';
import type { App } from '#lib/app';
import { createMember } from '#lib/auth/create-member';
import type { Role } from '#lib/auth/principal';
import { PASSWORD } from '#lib/auth/testing';
import { createKey } from '#lib/keys/create-key';
import { removeKey } from '#lib/keys/remove-key';

/** Every kind of caller there is, in the order of the table's columns. What a row is about belongs to `member`. */
export const CALLERS = [
  'nobody',
  'viewer',
  'member',
  'other',
  'admin',
  'owner',
  'disabled',
  'expired',
  'key',
  'revoked',
  'manager',
] as const;

export type Caller = (typeof CALLERS)[number];

export type Callers = {
  readonly headers: Readonly<Record<Caller, Record<string, string>>>;
  /** The members' ids; `key`, `revoked` and `manager` have those of their keys. */
  readonly ids: Readonly<Record<Exclude<Caller, 'nobody'>, string>>;
  readonly keyText: string;
};

const ROLES = {
  viewer: 'viewer',
  member: 'member',
  other: 'member',
  admin: 'admin',
  owner: 'owner',
  disabled: 'admin',
  expired: 'admin',
} as const satisfies Record<string, Role>;

type Person = keyof typeof ROLES;

/** Members with sessions and keys, made as people make them; two of them admins who lost their way in. */
export async function makeCallers(app: App, signIn: (email: string) => Promise<string>): Promise<Callers> {
  const people = {} as Record<Person, { id: string; cookie: string }>;
  for (const person of Object.keys(ROLES) as Person[]) {
    const email = emailOf(person);
    const { id } = await createMember(app, ROLES[person], { name: `The ${person}`, email, password: PASSWORD });
    people[person] = { id, cookie: await signIn(email) };
  }
  app.db.orm.update(members).set({ disabledAt: new Date() }).where(eq(members.id, people.disabled.id)).run();
  app.db.orm
    .update(sessions)
    .set({ expiresAt: new Date(1) })
    .where(eq(sessions.userId, people.expired.id))
    .run();

  const as = (person: Person) => ({ kind: 'member', memberId: people[person].id, ...named(person) }) as const;
  const key = await createKey(app, as('member'), { name: 'A key' });
  const revoked = await createKey(app, as('member'), { name: 'A revoked key' });
  await removeKey(app, as('member'), revoked.view.id);
  const manager = await createKey(app, as('admin'), { name: 'A management key', isManagement: true });

  const cookies = Object.entries(people).map(([person, { cookie }]) => [person, { cookie }]);
  const bearer = (made: { key: string }) => ({ authorization: `Bearer ${made.key}` });
  return {
    headers: {
      nobody: {},
      ...(Object.fromEntries(cookies) as Record<Person, { cookie: string }>),
      key: bearer(key),
      revoked: bearer(revoked),
      manager: bearer(manager),
    },
    ids: {
      ...(Object.fromEntries(Object.entries(people).map(([person, { id }]) => [person, id])) as Record<Person, string>),
      key: key.view.id,
      revoked: revoked.view.id,
      manager: manager.view.id,
    },
    keyText: key.key,
  };
}

export function emailOf(person: string): string {
  return `${person}@example.com`;
}

function named(person: Person) {
  return { name: `The ${person}`, email: emailOf(person), role: ROLES[person] };
}
