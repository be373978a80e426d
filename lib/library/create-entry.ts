import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { library } from '#db/schema/library';
import type { Principal } from '#lib/auth/principal';
import { requireSharer } from '#lib/auth/sharing';
import { newId } from '#lib/ids';
import { parseInput } from '#lib/parse-input';
import { ENTRY_INPUT } from './entry-input.ts';
import type { Entry, Kind } from './entry-view.ts';
import { readEntries } from './read-entries.ts';
import { requireShelf } from './require-shelf.ts';

/** Keeps something in the library. A preset may name models that the catalogue has lost. @throws AppError `conflict` when there is no room. */
export async function createEntry<K extends Kind>(
  app: { db: Db },
  principal: Principal,
  kind: K,
  input: unknown,
): Promise<Entry<K>> {
  const member = requireSharer(principal);
  const { name, sharing, ...content } = parseInput(ENTRY_INPUT[kind], input);
  const now = Date.now();
  return app.db.commit((orm) => {
    const id = newId();
    orm
      .insert(library)
      .values({ id, kind, ownerId: member.memberId, sharing, name, content, createdAt: now, updatedAt: now })
      .run();
    requireShelf(orm, member.memberId);
    return readEntries(orm, member, kind, eq(library.id, id))[0] as Entry<K>;
  });
}
