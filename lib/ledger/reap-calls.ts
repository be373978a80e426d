import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client';
import { calls, IS_PENDING } from '#db/schema/ledger';

/** Hands the calls whose process died to the reconciler; their holds stay. Returns how many. To run at start, before any admission. */
export function reapCalls(db: Db, now: number): number {
  return db.orm
    .update(calls)
    .set({
      state: 'unsettled',
      ending: 'died',
      endedAt: now,
      nextCheckAt: now,
      errorCode: 'interrupted',
      estimateNano: sql`coalesce(estimate_nano, held_nano)`,
    })
    .where(and(IS_PENDING, eq(calls.state, 'open')))
    .run().changes;
}
