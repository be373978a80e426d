import { eq } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { keys } from '#db/schema/keys';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { findKeys } from './find-keys.ts';
import type { FoundKey } from './to-key-view.ts';

/** A key that the principal manages. @throws AppError `not_found`, for somebody else's key the same as for none. */
export function requireOwnKey(orm: Orm, principal: Principal, keyId: string): FoundKey {
  const [found] = findKeys(orm, principal, eq(keys.id, keyId));
  if (!found) throw new AppError('not_found', 'There is no such key.');
  return found;
}
