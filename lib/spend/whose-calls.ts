import { eq, type SQL } from 'drizzle-orm';
import { calls } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { canSeeAllSpend } from './can-see-all-spend.ts';

/**
 * The condition on `calls` that leaves what the principal may add up; null where that is everything.
 * @throws AppError forbidden for a viewer, who can make no calls and sees no money.
 */
export function requireWhose(principal: Principal): SQL | null {
  if (canSeeAllSpend(principal)) return null;
  if (principal.kind === 'key') return eq(calls.keyId, principal.keyId);
  if (principal.role === 'viewer') throw new AppError('forbidden', 'Viewers do not see what was spent.');
  return eq(calls.memberId, principal.memberId);
}
