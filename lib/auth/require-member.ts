import { AppError } from '#lib/errors';
import { findMember } from './find-member.ts';
import type { Auth } from './open-auth.ts';
import type { Role } from './principal.ts';
import { type Member, requireRole } from './role.ts';

/**
 * The member whose session the headers carry, with at least `role`.
 * @throws AppError `unauthenticated` or `forbidden`.
 */
export async function requireMember(app: { auth: Auth }, headers: Headers, role: Role = 'viewer'): Promise<Member> {
  const member = await findMember(app, headers);
  if (!member) throw new AppError('unauthenticated', 'Sign in first; your session has ended or was never there.');
  requireRole(member, role);
  return member;
}
