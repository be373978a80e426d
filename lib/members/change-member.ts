import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Db, Orm } from '#db/client';
import { members, sessions } from '#db/schema/auth';
import { writeAudit } from '#lib/audit/write-audit';
import type { Principal } from '#lib/auth/principal';
import { isAtLeast, type Member } from '#lib/auth/role';
import type { Hub } from '#lib/conversations/open-hub';
import { stopRunsOf } from '#lib/conversations/stop-runs-of';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { rolesToGive } from './may-manage.ts';
import { type MemberRow, requireCurrentManager, requireManaged, requireOtherOwner } from './require-manager.ts';
import { RoleInput } from './role-input.ts';

const ChangeMemberInput = z.object({ role: RoleInput.optional(), isDisabled: z.boolean().optional() });

/**
 * Gives a member another role, or shuts them out and lets them in again. Holds from the next request on, theirs and their keys'; what
 * answers they have running are stopped when they may not call models any more, and their open streams end within seconds.
 * @throws AppError `forbidden`, `not_found`, `invalid_request`; `conflict` for the last owner, and for disabling oneself.
 */
export async function changeMember(
  app: { db: Db; hub: Hub },
  principal: Principal,
  memberId: string,
  input: unknown,
): Promise<void> {
  const { role, isDisabled } = parseInput(ChangeMemberInput, input);
  const isShutOut = await app.db.commit((orm) => {
    const actor = requireCurrentManager(orm, principal);
    const before = requireManaged(orm, actor, memberId);
    const changed = role === undefined ? before : changeRole(orm, actor, before, role);
    if (isDisabled !== undefined && isDisabled !== (before.disabledAt !== null))
      switchMember(orm, actor, changed, isDisabled);
    return isDisabled || !isAtLeast(changed.role, 'member');
  });
  if (isShutOut) stopRunsOf(app, memberId);
}

function changeRole(orm: Orm, actor: Member, before: MemberRow, role: MemberRow['role']): MemberRow {
  if (role === before.role) return before;
  if (!rolesToGive(actor).includes(role))
    throw new AppError('forbidden', 'Only an owner can make somebody an owner. Ask an owner of your team.', {
      field: 'role',
    });
  requireOtherOwner(orm, before);
  orm.update(members).set({ role, updatedAt: new Date() }).where(eq(members.id, before.id)).run();
  const details = { role: { from: before.role, to: role } };
  writeAudit(orm, actor, { action: 'member.role', target: before, details });
  return { ...before, role };
}

function switchMember(orm: Orm, actor: Member, before: MemberRow, isDisabled: boolean): void {
  if (isDisabled) {
    if (before.id === actor.memberId)
      throw new AppError('conflict', 'You cannot disable yourself; ask another owner or admin.');
    requireOtherOwner(orm, before);
    // Enabled again, they sign in anew.
    orm.delete(sessions).where(eq(sessions.userId, before.id)).run();
  }
  const now = new Date();
  orm
    .update(members)
    .set({ disabledAt: isDisabled ? now : null, updatedAt: now })
    .where(eq(members.id, before.id))
    .run();
  writeAudit(orm, actor, { action: isDisabled ? 'member.disable' : 'member.enable', target: before });
}
