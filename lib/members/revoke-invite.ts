import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { invites } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { requireCurrentManager } from './require-manager.ts';

/** Makes a link worth nothing. @throws AppError `forbidden`; `not_found`, also when it was used or revoked before. */
export async function revokeInvite(app: { db: Db }, principal: Principal, inviteId: string): Promise<void> {
  await app.db.commit((orm) => {
    const actor = requireCurrentManager(orm, principal);
    const revoked = orm
      .update(invites)
      .set({ revokedAt: new Date() })
      .where(and(eq(invites.id, inviteId), isNull(invites.acceptedAt), isNull(invites.revokedAt)))
      .returning()
      .get();
    if (!revoked) throw new AppError('not_found', 'There is no such invite any more; it was used or revoked.');
    const target = { id: revoked.id, name: revoked.email ?? 'whoever has the link' };
    writeAudit(orm, actor, { action: 'invite.revoke', target, details: { role: revoked.role } });
  });
}
