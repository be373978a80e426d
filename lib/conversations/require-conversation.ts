import { eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { conversations } from '#db/schema/conversations';
import type { Principal } from '#lib/auth/principal';
import { requireRole } from '#lib/auth/role';
import { AppError } from '#lib/errors';

export type ConversationRow = typeof conversations.$inferSelect;

/**
 * The conversation, when the principal may read or write it. Its owner may do both, a team-shared one is read by every member.
 * @throws AppError `not_found`, the same for what does not exist and for what is somebody else's; `forbidden`.
 */
export function requireConversation(
  orm: Orm,
  principal: Principal,
  id: string,
  access: 'read' | 'write',
): ConversationRow {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key cannot read conversations; sign in instead.');
  const row = orm.select().from(conversations).where(eq(conversations.id, id)).get();
  const isOwner = row?.ownerId === principal.memberId;
  if (!row || row.deletedAt !== null || !(isOwner || row.visibility === 'team'))
    throw new AppError('not_found', 'There is no such conversation.');
  if (access === 'read') return row;
  if (!isOwner) throw new AppError('forbidden', 'Only the owner of this conversation can change it.');
  requireRole(principal, 'member');
  return row;
}
