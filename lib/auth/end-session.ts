import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { sessions } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { findSession } from './find-session.ts';
import type { Auth } from './open-auth.ts';

/** Ends the session that the headers carry, if there is one, from the next request on. */
export async function endSession(app: { db: Db; auth: Auth }, headers: Headers): Promise<void> {
  const session = await findSession(app, headers);
  if (!session) return;
  const { sessionId, member } = session;
  await app.db.commit((orm) => {
    const { changes } = orm.delete(sessions).where(eq(sessions.id, sessionId)).run();
    if (changes === 0) return;
    writeAudit(orm, member, { action: 'session.end', target: { id: member.memberId, name: member.name } });
  });
}
