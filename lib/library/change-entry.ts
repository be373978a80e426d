import { eq } from 'drizzle-orm';
import type { Db } from '#db/client';
import { library } from '#db/schema/library';
import type { Principal } from '#lib/auth/principal';
import { requireSharer } from '#lib/auth/sharing';
import { AppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { ENTRY_CHANGE } from './entry-input.ts';
import type { Entry, Kind } from './entry-view.ts';
import { readEntries } from './read-entries.ts';
import { requireEntry } from './require-entry.ts';
import { requireShelf } from './require-shelf.ts';

/** Changes what is given of an entry; a preset's settings all at once. @throws AppError `not_found`, `forbidden`, `conflict`. */
export async function changeEntry<K extends Kind>(
  app: { db: Db },
  principal: Principal,
  kind: K,
  { id, input }: { id: string; input: unknown },
): Promise<Entry<K>> {
  const member = requireSharer(principal);
  const { name, sharing, ...content } = parseInput(ENTRY_CHANGE[kind], input);
  return app.db.commit((orm) => {
    const row = requireEntry(orm, member, kind, id);
    if (sharing === 'personal' && row.ownerId !== member.memberId)
      throw new AppError('forbidden', `Only who made this ${kind} can take it back from the team; remove it instead.`, {
        field: 'sharing',
      });
    orm
      .update(library)
      .set({
        name: name ?? row.name,
        sharing: sharing ?? row.sharing,
        content: { ...row.content, ...content },
        updatedAt: Date.now(),
      })
      .where(eq(library.id, id))
      .run();
    if (row.ownerId !== null) requireShelf(orm, row.ownerId);
    return readEntries(orm, member, kind, eq(library.id, id))[0] as Entry<K>;
  });
}
