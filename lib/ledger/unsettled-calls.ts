import { and, asc, eq, gt, lte, or, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { calls, IS_PENDING } from '#db/schema/ledger';
import type { CallRecord } from './call-record.ts';

const AT_ONCE = 50;
/** No call is put off for longer; one that seems to be was, before the clock was set back. */
const LONGEST_WAIT_MS = 2 * 3_600_000;

/** The unsettled calls whose time to ask again has come, oldest first, at most 50. */
export function listDueCalls(db: Db, now: number): CallRecord[] {
  return db.prepared(unsettledStatements).due.all({ now, beyond: now + LONGEST_WAIT_MS });
}

/** Puts an unsettled call's next question off. */
export function postponeCall(db: Db, callId: string, nextCheckAt: number): void {
  db.prepared(unsettledStatements).postpone.run({ id: callId, nextCheckAt });
}

function unsettledStatements(orm: Orm) {
  const p = sql.placeholder;
  return {
    due: orm
      .select()
      .from(calls)
      .where(
        and(
          IS_PENDING,
          eq(calls.state, 'unsettled'),
          or(lte(calls.nextCheckAt, p('now')), gt(calls.nextCheckAt, p('beyond'))),
        ),
      )
      .orderBy(asc(calls.nextCheckAt))
      .limit(AT_ONCE)
      .prepare(),
    postpone: orm
      .update(calls)
      .set({ checks: sql`${calls.checks} + 1`, nextCheckAt: sql`${p('nextCheckAt')}` })
      .where(and(eq(calls.id, p('id')), eq(calls.state, 'unsettled')))
      .prepare(),
  };
}
