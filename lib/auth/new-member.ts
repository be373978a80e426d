import { hashPassword } from 'better-auth/crypto';
import { eq, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/client';
import { accounts, members } from '#db/schema/auth';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { Password } from './password.ts';
import type { Role } from './principal.ts';

export const NewMember = z.strictObject({
  name: z
    .string('write a name')
    .trim()
    .min(1, 'write a name')
    .max(100, 'it can have at most 100 characters')
    .regex(/^\P{Cc}*$/u, 'leave out line breaks and control characters'),
  email: z
    .string('write an address like name@example.com')
    .trim()
    .toLowerCase()
    .max(254, 'it can have at most 254 characters')
    .pipe(z.email('write an address like name@example.com')),
  password: Password,
});

export type NewMember = z.output<typeof NewMember>;

/** A row that is ready to be written: hashing takes 90 ms and must not happen inside a transaction. */
export type PreparedMember = { id: string; name: string; email: string; role: Role; passwordHash: string };

export async function prepareMember(
  role: Role,
  { name, email, password }: NewMember,
  hash: (password: string) => Promise<string> = hashPassword,
): Promise<PreparedMember> {
  return { id: newId(), name, email, role, passwordHash: await hash(password) };
}

/**
 * Writes the member and the account with the password, if `condition` holds at that moment. Runs inside a commit.
 * @returns whether it was written.
 * @throws AppError `conflict` when the address has an account.
 */
export function insertMember(orm: Orm, member: PreparedMember, condition: SQL = sql`true`): boolean {
  const { id, name, email, role, passwordHash } = member;
  const now = new Date();
  const at = now.getTime();
  const written = orm.run(sql`
    insert into members (id, name, email, email_verified, role, created_at, updated_at)
    select ${id}, ${name}, ${email}, 0, ${role}, ${at}, ${at}
    where ${condition} and not exists (select 1 from members where email = ${email})`);
  if (written.changes === 0) {
    if (orm.select({ id: members.id }).from(members).where(eq(members.email, email)).get()) throw taken();
    return false;
  }
  const account = {
    providerId: 'credential',
    accountId: id,
    userId: id,
    password: passwordHash,
    createdAt: now,
    updatedAt: now,
  };
  orm
    .insert(accounts)
    .values({ id: newId(), ...account })
    .run();
  return true;
}

function taken(): AppError {
  return new AppError(
    'conflict',
    'There is an account with this e-mail address already; sign in, or use another one.',
    { field: 'email' },
  );
}
