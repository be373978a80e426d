import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { members } from '#db/schema/auth';
import type { Principal } from '#lib/auth/principal';
import { type Member, requireRole } from '#lib/auth/role';
import { AppError } from '#lib/errors';
import { mayManage } from './may-manage.ts';

export type MemberRow = typeof members.$inferSelect;

/** Members are managed by owners and admins. @throws AppError `forbidden`. */
export function requireManager(principal: Principal): Member {
  if (principal.kind === 'key')
    throw new AppError('forbidden', 'A key cannot manage members; sign in as an owner or admin.');
  requireRole(principal, 'admin');
  return principal;
}

/**
 * Whoever asks, as they are in the transaction of the change: they may have been demoted or shut out since their request came in.
 * @throws AppError `forbidden`.
 */
export function requireCurrentManager(orm: Orm, principal: Principal): Member {
  const { memberId } = requireManager(principal);
  const row = orm.select().from(members).where(eq(members.id, memberId)).get();
  if (!row || row.disabledAt) throw new AppError('forbidden', 'Your account was disabled or removed in this moment.');
  return requireManager({ ...principal, role: row.role } as Principal);
}

/** The member to be changed. @throws AppError `not_found`; `forbidden` for an owner, unless an owner asks. */
export function requireManaged(orm: Orm, actor: Member, memberId: string): MemberRow {
  const row = orm.select().from(members).where(eq(members.id, memberId)).get();
  if (!row) throw new AppError('not_found', 'There is no such member.');
  if (!mayManage({ id: actor.memberId, role: actor.role }, row))
    throw new AppError('forbidden', 'Only an owner can change an owner. Ask an owner of your team.');
  return row;
}

/** Somebody must be able to manage this Parallax. @throws AppError `conflict` when `member` is the last owner who can sign in. */
export function requireOtherOwner(orm: Orm, member: Pick<MemberRow, 'id' | 'role' | 'disabledAt'>): void {
  if (member.role !== 'owner' || member.disabledAt) return;
  const isOther = and(eq(members.role, 'owner'), isNull(members.disabledAt), ne(members.id, member.id));
  if (orm.select({ id: members.id }).from(members).where(isOther).limit(1).get()) return;
  throw new AppError('conflict', 'This is the only owner; make somebody else an owner first.');
}
