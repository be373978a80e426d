import type { Principal } from '#lib/auth/principal';

/** Owners and admins see everybody's spend; members, viewers and keys their own. */
export function canSeeAllSpend(principal: Principal): boolean {
  return principal.kind === 'member' && (principal.role === 'owner' || principal.role === 'admin');
}
