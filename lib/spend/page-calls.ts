import { and, asc, getTableColumns, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { SpendRange } from './spend-range.ts';

type Call = typeof calls.$inferSelect;

/** As many as the serving thread can write out between two heartbeats of its streams. */
const PAGE = 250;

/**
 * The calls of a range that `only` lets through, oldest first, a page at a time as the reader asks for them. Each page is a question of its own on the
 * reader's thread: nothing is held open in between, and a call that settles meanwhile shows what it is when its page comes.
 */
export async function* pageCalls(
  db: Db,
  { startsAt, endsAt }: SpendRange,
  only: SQL | undefined,
): AsyncGenerator<Call[]> {
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(calls)).map(([name, column]) => [name, sql`${column}`.as(name)]),
  );
  let after = { openedAt: startsAt, id: '' };
  for (;;) {
    const page = db.orm
      .select(columns)
      .from(calls)
      .where(
        and(
          gte(calls.openedAt, after.openedAt),
          lt(calls.openedAt, endsAt),
          sql`(${calls.openedAt}, ${calls.id}) > (${after.openedAt}, ${after.id})`,
          only,
        ),
      )
      .orderBy(asc(calls.openedAt), asc(calls.id))
      .limit(PAGE)
      .toSQL();
    const [rows = []] = (await db.read([page])) as unknown as Call[][];
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = { openedAt: last.openedAt, id: last.id };
  }
}
