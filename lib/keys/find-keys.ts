import { and, desc, eq, getTableColumns, isNull, type SQL } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { members } from '#db/schema/auth';
import { keySecrets, keys } from '#db/schema/keys';
import type { Principal } from '#lib/auth/principal';
import { isAtLeast } from '#lib/auth/role';
import type { FoundKey } from './to-key-view.ts';

/**
 * The keys that the principal manages, newest first: their own, or everybody's for an admin. A key never sees more than its maker's own:
 * the keys endpoints act as the member who made it.
 */
export function findKeys(orm: Orm, principal: Principal, condition?: SQL): FoundKey[] {
  const seesAll = principal.kind === 'member' && isAtLeast(principal.role, 'admin');
  return orm
    .select({ row: getTableColumns(keys), last4: keySecrets.last4, makerName: members.name })
    .from(keys)
    .innerJoin(keySecrets, and(eq(keySecrets.keyId, keys.id), isNull(keySecrets.expiresAt)))
    .innerJoin(members, eq(members.id, keys.memberId))
    .where(and(condition, seesAll ? undefined : eq(keys.memberId, principal.memberId)))
    .orderBy(desc(keys.createdAt), desc(keys.id))
    .all();
}
