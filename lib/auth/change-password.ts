import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { accounts, sessions } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import type { Auth } from './open-auth.ts';
import { PASSWORD_MAX_LENGTH, Password } from './password.ts';
import { requireMember } from './require-member.ts';
import { withTries } from './with-tries.ts';

const ChangePasswordInput = z.object({
  currentPassword: z.string('type the password that you have now').max(PASSWORD_MAX_LENGTH, 'it is too long'),
  newPassword: Password,
});

/**
 * Changes the password of whoever is signed in and ends all their sessions, also the one that asks.
 * @returns what to sign in with again, and how many other sessions ended.
 * @throws AppError `unauthenticated`, `invalid_request` that names the field, `rate_limited`; `conflict` when it was changed meanwhile.
 */
export async function changePassword(
  app: { db: Db; auth: Auth },
  headers: Headers,
  input: unknown,
): Promise<{ email: string; password: string; endedSessions: number }> {
  const { currentPassword, newPassword } = parseInput(ChangePasswordInput, input);
  const member = await requireMember(app, headers);
  const isAccount = and(eq(accounts.userId, member.memberId), eq(accounts.providerId, 'credential'));
  const before = app.db.orm.select({ hash: accounts.password }).from(accounts).where(isAccount).get()?.hash ?? '';
  await withTries(app, member.email, headers, async () => {
    if (!(await app.auth.hasher.verify({ hash: before, password: currentPassword }))) throw wrong();
  });
  const hash = await app.auth.hasher.hash(newPassword);
  return app.db.commit((orm) => {
    const changed = orm
      .update(accounts)
      .set({ password: hash, updatedAt: new Date() })
      .where(and(isAccount, eq(accounts.password, before)))
      .run();
    if (changed.changes === 0)
      throw new AppError('conflict', 'The password was changed elsewhere in this moment; sign in with that one.');
    const ended = orm.delete(sessions).where(eq(sessions.userId, member.memberId)).run().changes;
    const endedSessions = Math.max(0, ended - 1);
    const target = { id: member.memberId, name: member.name };
    writeAudit(orm, member, { action: 'member.password', target, details: { endedSessions } });
    return { email: member.email, password: newPassword, endedSessions };
  });
}

function wrong(): AppError {
  return new AppError('invalid_request', 'The field “currentPassword” is wrong; type the password that you have now.', {
    field: 'currentPassword',
  });
}
