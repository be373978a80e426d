import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { CallRecord } from './call-record.ts';

const AT_ONCE = 50;

/** The unsettled calls whose time to ask again has come, oldest first, at most 50. */
export function listDueCalls(db: Db, now: number): CallRecord[] {
  return db.prepared(unsettledStatements).due.all({ now });
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
      .where(and(eq(calls.state, 'unsettled'), lte(calls.nextCheckAt, p('now'))))
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
