import type { BetterAuthOptions, DBAdapter } from 'better-auth/types';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { members, sessions } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { newId } from '#lib/ids';
import { shortAddress } from './short-address.ts';

type Open = (options: BetterAuthOptions) => DBAdapter;
type Create = (asked: { model: string; data: Record<string, unknown> }) => Promise<unknown>;
type NewSession = Omit<typeof sessions.$inferInsert, 'id'>;

/** Writes a session that begins in one commit with its line in the audit log: nobody is in of whom it does not tell. */
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
    const session = orm
      .insert(sessions)
      .values({ ...wanted, id: newId() })
      .returning()
      .get();
    const member = orm
      .select({ memberId: members.id, name: members.name, email: members.email, role: members.role })
      .from(members)
      .where(eq(members.id, session.userId))
      .get();
    if (member) {
      const from = session.ipAddress ? shortAddress(session.ipAddress) : undefined;
      writeAudit(
        orm,
        { kind: 'member', ...member },
        { action: 'session.create', target: { id: member.memberId, name: member.name }, details: { from } },
      );
    }
    return session;
  });
}
