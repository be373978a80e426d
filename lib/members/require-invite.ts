import { and, eq, isNull } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { invites, members } from '#db/schema/auth';
import { AppError } from '#lib/errors';
import { hashInviteToken } from './invite-token.ts';
import { rolesToGive } from './may-manage.ts';
import type { InviteRow } from './to-invite-view.ts';

/**
 * The invite that a link's token opens.
 * @throws AppError `not_found` for a token that never was; `conflict` with the `reason` for one that is worth nothing any more.
 */
export function requireInvite(orm: Orm, token: string): InviteRow {
  const row = orm
    .select()
    .from(invites)
    .where(eq(invites.tokenHash, hashInviteToken(token)))
    .get();
  if (!row) throw new AppError('not_found', 'This is no invite of this Parallax; check that the link is whole.');
  if (row.acceptedAt) throw worthless('used', 'This invite was used already. Sign in, or ask for another one.');
  if (row.revokedAt || !isBacked(orm, row))
    throw worthless('revoked', 'This invite was withdrawn. Ask whoever sent it for another one.');
  if (row.expiresAt <= new Date())
    throw worthless('expired', 'This invite has expired. Ask whoever sent it for another one.');
  return row;
}

/** Whether who made it could still make it: an admin who was shut out leaves no doors open. */
function isBacked(orm: Orm, { inviterId, role }: InviteRow): boolean {
  const isThere = and(eq(members.id, inviterId), isNull(members.disabledAt));
  const inviter = orm.select({ role: members.role }).from(members).where(isThere).get();
  return inviter !== undefined && rolesToGive(inviter).includes(role);
}

function worthless(reason: 'used' | 'revoked' | 'expired', message: string): AppError {
  return new AppError('conflict', message, { reason });
}
