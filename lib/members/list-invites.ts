import { and, desc, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client';
import { invites } from '#db/schema/auth';
import type { Principal } from '#lib/auth/principal';
import type { InviteView } from './invite-view.ts';
import { requireManager } from './require-manager.ts';
import { toInviteView } from './to-invite-view.ts';

const EXPIRED_SHOWN_MS = 30 * 24 * 3600 * 1000;

/** The invites that nobody has accepted or revoked, newest first; expired ones for a month. @throws AppError `forbidden`. */
export async function listInvites(app: { db: Db }, principal: Principal): Promise<InviteView[]> {
  requireManager(principal);
  const now = Date.now();
  const isOpen = and(isNull(invites.acceptedAt), isNull(invites.revokedAt));
  return app.db.orm
    .select()
    .from(invites)
    .where(and(isOpen, gt(invites.expiresAt, new Date(now - EXPIRED_SHOWN_MS))))
    .orderBy(desc(invites.createdAt), desc(invites.id))
    .all()
    .map((row) => toInviteView(row, now));
}
