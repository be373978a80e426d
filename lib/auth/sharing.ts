import { AppError } from '#lib/errors';
import type { Principal } from './principal.ts';
import { isAtLeast, type Member, requireRole } from './role.ts';

/** Who sees what somebody made: themselves, or everybody in the team. */
export type Sharing = 'personal' | 'team';

/** Narrows to a member who may call models: only they have a library. @throws AppError `forbidden`. */
export function requireSharer(principal: Principal): Member {
  if (principal.kind !== 'member')
    throw new AppError('forbidden', 'A key has no presets and prompts; sign in instead.');
  requireRole(principal, 'member');
  return principal;
}

/** Who made it changes it; what the team shares, its admins too, as with keys. */
export function mayChange(
  member: Member,
  thing: { readonly ownerId: string | null; readonly sharing: Sharing },
): boolean {
  return thing.ownerId === member.memberId || (thing.sharing === 'team' && isAtLeast(member.role, 'admin'));
}
