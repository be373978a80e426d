import type { BetterAuthOptions, DBAdapter } from 'better-auth/types';
import { eq, lte } from 'drizzle-orm';
import type { Db } from '#db/client';
import { members, sessions } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { shortAddress } from './short-address.ts';

type Open = (options: BetterAuthOptions) => DBAdapter;
type Create = (asked: { model: string; data: Record<string, unknown> }) => Promise<unknown>;
type NewSession = Omit<typeof sessions.$inferInsert, 'id'>;

/**
 * Writes a session that begins in one commit with its line in the audit log: nobody is in of whom it does not tell. Sessions that are over
 * go in the same.
 * @throws AppError `forbidden` for who was disabled, in this moment too.
 */
export function auditSignIns(db: Db, open: Open): Open {
  return (options) => {
    const adapter = open(options);
    const make = adapter.create as unknown as Create;
    const create: Create = (asked) =>
      asked.model === 'session' ? beginSession(db, asked.data as NewSession) : make(asked);
    return { ...adapter, create: create as unknown as DBAdapter['create'] };
  };
}

function beginSession(db: Db, wanted: NewSession): Promise<typeof sessions.$inferSelect> {
  return db.commit((orm) => {
    const member = orm.select().from(members).where(eq(members.id, wanted.userId)).get();
    if (member?.disabledAt)
      throw new AppError(
        'forbidden',
        'This account was disabled; ask an owner or admin of your team to enable it again.',
      );
    orm.delete(sessions).where(lte(sessions.expiresAt, new Date())).run();
    const session = orm
      .insert(sessions)
      .values({ ...wanted, id: newId() })
      .returning()
      .get();
    if (member) {
      const { id, name, email, role } = member;
      const from = session.ipAddress ? shortAddress(session.ipAddress) : undefined;
      writeAudit(
        orm,
        { kind: 'member', memberId: id, name, email, role },
        { action: 'session.create', target: { id, name }, details: { from } },
      );
    }
    return session;
  });
}
