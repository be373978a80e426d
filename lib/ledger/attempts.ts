import { and, eq, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { attempts } from '#db/schema/ledger';

type OpenedAttempt = Pick<typeof attempts.$inferSelect, 'callId' | 'number' | 'connectionId' | 'model' | 'startedAt'>;
type ClosedAttempt = Pick<
  typeof attempts.$inferSelect,
  | 'callId'
  | 'number'
  | 'endedAt'
  | 'httpStatus'
  | 'verdict'
  | 'errorCode'
  | 'generationId'
  | 'costNano'
  | 'estimateNano'
>;

/** Writes that a request goes out. The first of a call belongs into the commit that admits it. */
export function openAttempt(db: Db, attempt: OpenedAttempt): void {
  db.prepared(attemptStatements).open.run(attempt);
}

/** Writes how the upstream took it. */
export function closeAttempt(db: Db, attempt: ClosedAttempt): void {
  db.prepared(attemptStatements).close.run(attempt);
}

function attemptStatements(orm: Orm) {
  const p = sql.placeholder;
  return {
    open: orm
      .insert(attempts)
      .values({
        callId: p('callId'),
        number: p('number'),
        connectionId: p('connectionId'),
        model: p('model'),
        startedAt: p('startedAt'),
      })
      .prepare(),
    close: orm
      .update(attempts)
      .set({
        endedAt: sql`${p('endedAt')}`,
        httpStatus: sql`${p('httpStatus')}`,
        verdict: sql`${p('verdict')}`,
        errorCode: sql`${p('errorCode')}`,
        generationId: sql`${p('generationId')}`,
        costNano: sql`${p('costNano')}`,
        estimateNano: sql`${p('estimateNano')}`,
      })
      .where(and(eq(attempts.callId, p('callId')), eq(attempts.number, p('number'))))
      .prepare(),
  };
}
