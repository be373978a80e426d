import type { invites } from '#db/schema/auth';
import type { InviteView } from './invite-view.ts';

export type InviteRow = typeof invites.$inferSelect;

export function toInviteView(row: InviteRow, now: number): InviteView {
  const { id, role, email, inviterId, inviterName, createdAt, expiresAt } = row;
  return {
    id,
    role,
    email,
    inviter: { id: inviterId, name: inviterName },
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt.getTime(),
    state: expiresAt.getTime() > now ? 'open' : 'expired',
  };
}
