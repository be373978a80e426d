import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { findKeys } from './find-keys.ts';
import type { KeyView } from './key-view.ts';
import { toKeyView } from './to-key-view.ts';

/** The keys that the principal manages, newest first: their own, or everybody's for an admin. */
export async function listKeys(app: { db: Db }, principal: Principal): Promise<KeyView[]> {
  const now = Date.now();
  return findKeys(app.db.orm, principal).map((found) => toKeyView(found, now));
}
