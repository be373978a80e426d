import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { invites, members } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import { NewMember } from '#lib/auth/new-member';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { hashInviteToken, makeInviteToken } from './invite-token.ts';
import type { InviteView } from './invite-view.ts';
import { rolesToGive } from './may-manage.ts';
import { requireCurrentManager } from './require-manager.ts';
import { RoleInput } from './role-input.ts';
import { toInviteView } from './to-invite-view.ts';

const DAY_MS = 24 * 3600 * 1000;

const CreateInviteInput = z.object({
  role: RoleInput.default('member'),
  /** Left out, whoever has the link names an address. */
  email: NewMember.shape.email.nullish(),
  days: z.number('choose for how many days').int().min(1).max(30).default(7),
});

/**
 * Makes a link by which one person becomes a member. `token` ends it and is told this once: what is stored is its hash.
 * @throws AppError `forbidden` below admin and for a role above one's own, `invalid_request`; `conflict` for a member's address.
 */
export async function createInvite(
  app: { db: Db },
  principal: Principal,
  input: unknown,
): Promise<{ invite: InviteView; token: string }> {
  const { role, email = null, days } = parseInput(CreateInviteInput, input);
  const token = makeInviteToken();
  const now = Date.now();
  const invite = await app.db.commit((orm) => {
    const actor = requireCurrentManager(orm, principal);
    if (!rolesToGive(actor).includes(role))
      throw new AppError('forbidden', 'Only an owner can invite an owner.', { field: 'role' });
    if (email !== null && orm.select({ id: members.id }).from(members).where(eq(members.email, email)).get())
      throw new AppError('conflict', 'There is an account with this e-mail address already.', { field: 'email' });
    const row = {
      id: newId(),
      tokenHash: hashInviteToken(token),
      role,
      email,
      inviterId: actor.memberId,
      inviterName: actor.name,
      createdAt: new Date(now),
      expiresAt: new Date(now + days * DAY_MS),
    };
    const target = { id: row.id, name: email ?? 'whoever has the link' };
    writeAudit(orm, actor, { action: 'invite.create', target, details: { role, days } });
    return orm.insert(invites).values(row).returning().get();
  });
  return { invite: toInviteView(invite, now), token };
}
