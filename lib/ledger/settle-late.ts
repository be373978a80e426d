import type Database from 'better-sqlite3';
import { and, eq, getTableColumns, sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { calls } from '#db/schema/ledger';
import { bookRollups } from './book-rollups.ts';
import type { CallRecord, LateCost } from './call-record.ts';

/**
 * Gives an unsettled call the cost that was found out later (`reconciled`) or the estimate when nobody could say (`written_off`), and
 * books it. What the answer itself had told stays. Synchronous, for one commit with the release of its holds.
 *
 * @returns the finished row, or null when the call was not unsettled any more.
 */
export function settleLate(db: Db, late: LateCost): CallRecord | null {
  const row = db.prepared(settleLateStatement).get({
    servedModel: null,
    provider: null,
    promptTokens: null,
    completionTokens: null,
    cachedTokens: null,
    reasoningTokens: null,
    finishReason: null,
    ...late,
    isByok: Number(late.isByok ?? false),
    isOverrun: Number(late.isOverrun),
  });
  if (!row) return null;
  bookRollups(db, row);
  return row;
}

function settleLateStatement(orm: Orm, client: Database.Database) {
  const p = sql.placeholder;
  return bareStatement(
    client,
    orm
      .update(calls)
      .set({
        state: sql`${p('state')}`,
        settledAt: sql`${p('settledAt')}`,
        costNano: sql`${p('costNano')}`,
        costDigits: sql`${p('costDigits')}`,
        costSource: sql`${p('costSource')}`,
        servedModel: sql`coalesce(${calls.servedModel}, ${p('servedModel')})`,
        provider: sql`coalesce(${calls.provider}, ${p('provider')})`,
        promptTokens: sql`coalesce(${calls.promptTokens}, ${p('promptTokens')})`,
        completionTokens: sql`coalesce(${calls.completionTokens}, ${p('completionTokens')})`,
        cachedTokens: sql`coalesce(${calls.cachedTokens}, ${p('cachedTokens')})`,
        reasoningTokens: sql`coalesce(${calls.reasoningTokens}, ${p('reasoningTokens')})`,
        finishReason: sql`coalesce(${calls.finishReason}, ${p('finishReason')})`,
        isByok: sql`max(${calls.isByok}, ${p('isByok')})`,
        isOverrun: sql`max(${calls.isOverrun}, ${p('isOverrun')})`,
        anomaly: sql`coalesce(${p('anomaly')}, ${calls.anomaly})`,
        nextCheckAt: null,
      })
      .where(and(eq(calls.id, p('id')), eq(calls.state, 'unsettled')))
      .returning(),
    getTableColumns(calls),
  );
}
