import type { Db } from '#db/client';
import type { Principal } from '#lib/auth/principal';
import { requireSharer } from '#lib/auth/sharing';
import type { Entry, Kind } from './entry-view.ts';
import { readEntries } from './read-entries.ts';

/** The member's own entries of a kind and the team's, by name. @throws AppError `forbidden` for viewers and keys. */
export async function listEntries<K extends Kind>(app: { db: Db }, principal: Principal, kind: K): Promise<Entry<K>[]> {
  return readEntries(app.db.orm, requireSharer(principal), kind);
}
