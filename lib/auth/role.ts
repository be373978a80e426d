import { AppError } from '#lib/errors';
import type { Principal, Role } from './principal.ts';

export type Member = Extract<Principal, { kind: 'member' }>;

const RANK: Record<Role, number> = { viewer: 0, member: 1, admin: 2, owner: 3 };

/** Whether `role` may do what needs at least `needed`. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return RANK[role] >= RANK[needed];
}

/** @throws AppError `forbidden` that names the role that is needed. */
export function requireRole(member: Member, needed: Role): void {
  if (isAtLeast(member.role, needed)) return;
  throw new AppError(
    'forbidden',
    `This needs the role “${needed}”; yours is “${member.role}”. Ask an owner or admin of your team.`,
  );
}
