import { and, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Orm } from '#db/client';
import type { Query, Row } from '#db/reader';
import { calls, IS_PENDING } from '#db/schema/ledger';
import { toUsd } from './figures.ts';
import type { SpendUnsettled } from './spend.ts';
import type { SpendRange } from './spend-range.ts';
import { exactSum, toExact } from './sum-rows.ts';

/** Asks how many calls of a range have no cost yet, and what they hold. Read the one row with `toUnsettled`. */
export function pendingQuery(orm: Orm, { startsAt, endsAt }: SpendRange, whose: SQL | null): Query {
  return (
    orm
      .select({
        unsettled: sql`coalesce(sum(${calls.state} = 'unsettled'), 0)`.as('unsettled'),
        running: sql`coalesce(sum(${calls.state} = 'open'), 0)`.as('running'),
        heldNano: exactSum(sql`${calls.heldNano}`).as('heldNano'),
      })
      // The index holds the few calls that are pending; without being told, SQLite reads every call of the range.
      .from(sql`${calls} indexed by calls_pending`)
      .where(and(IS_PENDING, gte(calls.openedAt, startsAt), lt(calls.openedAt, endsAt), whose ?? undefined))
      .toSQL()
  );
}

export function toUnsettled(row: Row | undefined): SpendUnsettled {
  return {
    calls: Number(row?.unsettled ?? 0),
    running: Number(row?.running ?? 0),
    heldUsd: toUsd(toExact(row?.heldNano ?? null)),
  };
}
