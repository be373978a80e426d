import type { Principal } from '#lib/auth/principal';
import { type Member, requireRole } from '#lib/auth/role';
import { AppError } from '#lib/errors';

/** Narrows a principal to a member who may call models from the browser. */
export function requireWriter(principal: Principal): Member {
  if (principal.kind !== 'member')
    throw new AppError('forbidden', 'A key cannot write conversations; sign in instead.');
  requireRole(principal, 'member');
  return principal;
}
