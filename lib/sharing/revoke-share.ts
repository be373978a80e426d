import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { shares } from '#db/schema/conversations';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { requireWriter } from '#lib/conversations/require-writer';
import { AppError } from '#lib/errors';

/** Makes a link of one's own worth nothing, at once. @throws AppError `not_found`, also when it was revoked before. */
export async function revokeShare(app: { db: Db }, principal: Principal, shareId: string): Promise<void> {
  const member = requireWriter(principal);
  const isOwn = and(eq(shares.id, shareId), eq(shares.ownerId, member.memberId), isNull(shares.revokedAt));
  await app.db.commit((orm) => {
    const { changes } = orm.update(shares).set({ revokedAt: Date.now() }).where(isOwn).run();
    if (changes === 0) throw new AppError('not_found', 'There is no such link any more.');
    writeAudit(orm, member, { action: 'share.revoke', target: { id: shareId, name: 'a chat of theirs' } });
  });
}
