import { hashPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Orm } from '#db/client';
import { accounts, members, sessions } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { Password } from './password.ts';

const ResetPasswordInput = z.strictObject({ email: z.string().trim().toLowerCase(), password: Password });

/**
 * Gives a member a new password and ends all their sessions. For the operator's own tools, and therefore without a principal.
 * @throws AppError `not_found` when nobody has this address, `invalid_request`.
 */
export async function resetPassword(
  app: { db: Db },
  input: z.input<typeof ResetPasswordInput>,
): Promise<{ id: string; email: string; endedSessions: number }> {
  const { email, password } = parseInput(ResetPasswordInput, input);
  const passwordHash = await hashPassword(password);
  return app.db.commit((orm) => {
    const member = orm
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(eq(members.email, email))
      .get();
    if (!member) throw new AppError('not_found', `Nobody here has the e-mail address ${email}.`, { field: 'email' });
    setPassword(orm, member.id, passwordHash);
    const endedSessions = orm.delete(sessions).where(eq(sessions.userId, member.id)).run().changes;
    writeAudit(orm, { kind: 'cli' }, { action: 'member.password', target: member, details: { endedSessions } });
    return { id: member.id, email, endedSessions };
  });
}

function setPassword(orm: Orm, memberId: string, passwordHash: string): void {
  const account = and(eq(accounts.userId, memberId), eq(accounts.providerId, 'credential'));
  orm.update(accounts).set({ password: passwordHash, updatedAt: new Date() }).where(account).run();
}
