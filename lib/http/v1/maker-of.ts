import type { Member } from '#lib/auth/role';
import type { UsableKey } from '#lib/keys/key-record';

/** A management key acts as the admin who made it. */
export function makerOf({ principal, makerRole }: UsableKey): Member {
  const { memberId, memberName, keyId, name } = principal;
  return {
    kind: 'member',
    memberId,
    name: memberName,
    email: '',
    role: makerRole,
    via: { kind: 'key', keyId, name },
  };
}
