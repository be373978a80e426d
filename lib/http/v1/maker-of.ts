import type { Member } from '#lib/auth/role';
import type { UsableKey } from '#lib/keys/key-record';

/** A management key acts as the admin who made it. */
export function makerOf({ principal, makerRole }: UsableKey): Member {
  return { kind: 'member', memberId: principal.memberId, name: principal.memberName, email: '', role: makerRole };
}
