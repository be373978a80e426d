import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { sessions } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { requireCurrentManager, requireManaged } from './require-manager.ts';

/** Signs a member out everywhere, from their next request on. @returns how many sessions ended. @throws AppError `forbidden`, `not_found`. */
export async function revokeSessionsOf(
  app: { db: Db },
  principal: Principal,
  memberId: string,
): Promise<{ ended: number }> {
  return app.db.commit((orm) => {
    const actor = requireCurrentManager(orm, principal);
    const member = requireManaged(orm, actor, memberId);
    const ended = orm.delete(sessions).where(eq(sessions.userId, memberId)).run().changes;
    if (ended > 0) writeAudit(orm, actor, { action: 'session.revoke', target: member, details: { sessions: ended } });
    return { ended };
  });
}
