import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { library } from '#db/schema/library';
import type { Principal } from '#lib/auth/principal';
import { requireSharer } from '#lib/auth/sharing';
import type { Kind } from './entry-view.ts';
import { requireEntry } from './require-entry.ts';

/** Removes an entry; what it was used for stays as it is. @throws AppError `not_found`, `forbidden`. */
export async function removeEntry(app: { db: Db }, principal: Principal, kind: Kind, id: string): Promise<void> {
  const member = requireSharer(principal);
  await app.db.commit((orm) => {
    requireEntry(orm, member, kind, id);
    orm.delete(library).where(eq(library.id, id)).run();
  });
}
