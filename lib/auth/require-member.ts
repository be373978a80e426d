import type { Auth } from './open-auth.ts';
import type { Role } from './principal.ts';
import { requireSession } from './require-session.ts';
import { type Member, requireRole } from './role.ts';

/**
 * The member whose session the headers carry, with at least `role`.
 * @throws AppError `unauthenticated` or `forbidden`.
 */
export async function requireMember(app: { auth: Auth }, headers: Headers, role: Role = 'viewer'): Promise<Member> {
  const { member } = await requireSession(app, headers);
  requireRole(member, role);
  return member;
}
