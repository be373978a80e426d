import { and, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/client';
import { sessions } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { AppError } from '#lib/errors';
import type { Session } from './find-session.ts';

/** Ends one of one's own sessions, from the next request on. @throws AppError `not_found`, for somebody else's the same as for none. */
export async function revokeSession(app: { db: Db }, { member }: Session, id: string): Promise<void> {
  await app.db.commit((orm) => {
    const { changes } = orm
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, member.memberId)))
      .run();
    if (changes === 0) throw new AppError('not_found', 'There is no such session any more.');
    const target = { id: member.memberId, name: member.name };
    writeAudit(orm, member, { action: 'session.revoke', target, details: { sessions: 1 } });
  });
}

/** Ends all of one's own sessions but the one that asks. @returns how many. */
export async function revokeOtherSessions(app: { db: Db }, { sessionId, member }: Session): Promise<{ ended: number }> {
  return app.db.commit((orm) => {
    const isOther = and(eq(sessions.userId, member.memberId), ne(sessions.id, sessionId));
    const ended = orm.delete(sessions).where(isOther).run().changes;
    const target = { id: member.memberId, name: member.name };
    if (ended > 0) writeAudit(orm, member, { action: 'session.revoke', target, details: { sessions: ended } });
    return { ended };
  });
}
