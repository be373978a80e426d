import type Database from 'better-sqlite3';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { calls } from '#db/schema/ledger';
import { bookRollups } from './book-rollups.ts';
import type { CallRecord, ClosedCall } from './call-record.ts';

/**
 * Writes how a call ended: settled when its cost is known, else unsettled. Claims the ending by one guarded update, so it happens once;
 * books a settled call's rollups. Synchronous, for one commit with the release of its holds.
 *
 * @returns the finished row, or null when somebody else had ended the call before.
 */
export function closeCall(db: Db, closed: ClosedCall): CallRecord | null {
  const isSettled = closed.costNano !== null;
  const row = db.prepared(closeCallStatement).get({
    ...closed,
    isByok: Number(closed.isByok),
    isOverrun: Number(closed.isOverrun),
    state: isSettled ? 'settled' : 'unsettled',
    settledAt: isSettled ? closed.endedAt : null,
  });
  if (!row) return null;
  if (isSettled) bookRollups(db, row);
  return row;
}

function closeCallStatement(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  const set = (name: string) => sql`${p(name)}`;
  return bareStatement(
    client,
    orm
      .update(calls)
      .set({
        state: set('state'),
        ending: set('ending'),
        endedAt: set('endedAt'),
        settledAt: set('settledAt'),
        costNano: set('costNano'),
        costDigits: set('costDigits'),
        costSource: set('costSource'),
        servedModel: set('servedModel'),
        provider: set('provider'),
        generationId: sql`coalesce(${calls.generationId}, ${p('generationId')})`,
        promptTokens: set('promptTokens'),
        completionTokens: set('completionTokens'),
        cachedTokens: set('cachedTokens'),
        cacheWriteTokens: set('cacheWriteTokens'),
        reasoningTokens: set('reasoningTokens'),
        isByok: set('isByok'),
        isOverrun: set('isOverrun'),
        anomaly: set('anomaly'),
        firstTokenMs: set('firstTokenMs'),
        durationMs: set('durationMs'),
        finishReason: set('finishReason'),
        errorCode: set('errorCode'),
        errorMessage: set('errorMessage'),
        httpStatus: set('httpStatus'),
        bytesReceived: set('bytesReceived'),
        estimateNano: sql`coalesce(${p('estimateNano')}, ${calls.estimateNano})`,
        nextCheckAt: set('nextCheckAt'),
      })
      .where(and(eq(calls.id, p('id')), eq(calls.state, 'open')))
      .returning(),
    getTableColumns(calls),
  );
}
