import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import type { KeyView } from './key-view.ts';
import { requireOwnKey } from './require-own-key.ts';
import { toKeyView } from './to-key-view.ts';

/** @throws AppError `not_found`. */
export async function getKey(app: { db: Db }, principal: Principal, keyId: string): Promise<KeyView> {
  return toKeyView(requireOwnKey(app.db.orm, principal, keyId), Date.now());
}
