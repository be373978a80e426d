import { and, asc, gt, type SQL } from 'drizzle-orm';
import type { Orm } from '#db/client';
import { auditEntries } from '#db/schema/audit';
import type { Entry } from './hash-entry.ts';

const PAGE = 500;

/** The entries of the log, oldest first, a page at a time as the reader asks for them. */
export function* pageAudit(orm: Orm, condition?: SQL): Generator<Entry[]> {
  let after = 0;
  for (;;) {
    const rows = orm
      .select()
      .from(auditEntries)
      .where(and(condition, gt(auditEntries.number, after)))
      .orderBy(asc(auditEntries.number))
      .limit(PAGE)
      .all();
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.number ?? after;
  }
}
