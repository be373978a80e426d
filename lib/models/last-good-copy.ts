import { asc } from 'drizzle-orm';
import type { Db } from '#db/client';
import { catalogueModels } from '#db/schema/connections';

/** Upstream's rows as they came, and when (epoch milliseconds). */
export type Copy = { readonly rows: readonly unknown[]; readonly fetchedAt: number };

/** The last good price list, whichever connection it came by: a list is better old than missing. Null when there is none. */
export function readLastGoodCopy(db: Db): Copy | null {
  const rows = db.orm
    .select({ row: catalogueModels.row, fetchedAt: catalogueModels.fetchedAt })
    .from(catalogueModels)
    .orderBy(asc(catalogueModels.position))
    .all();
  const [first] = rows;
  return first ? { rows: rows.map(({ row }) => row), fetchedAt: first.fetchedAt } : null;
}

/** Replaces the copy. `ids` go with `rows`, one for one. */
export async function writeLastGoodCopy(
  db: Db,
  connectionId: string,
  copy: Copy,
  ids: readonly string[],
): Promise<void> {
  const { rows, fetchedAt } = copy;
  const values = rows.map((row, position) => ({ connectionId, id: ids[position] ?? '', position, row, fetchedAt }));
  await db.commit((orm) => {
    orm.delete(catalogueModels).run();
    // Five values a row, and SQLite takes 32,766 in one statement.
    for (let at = 0; at < values.length; at += 500) {
      orm
        .insert(catalogueModels)
        .values(values.slice(at, at + 500))
        .run();
    }
  });
}
