import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { attempts } from '#db/schema/ledger';

export type AttemptCost = Pick<
  typeof attempts.$inferSelect,
  'number' | 'verdict' | 'connectionId' | 'generationId' | 'costNano' | 'estimateNano'
>;

/** The attempts of a call, in order, with what is known of their cost. */
export function listAttemptCosts(db: Db, callId: string): AttemptCost[] {
  return db.prepared(attemptCostStatements).list.all({ callId });
}

/** Writes what one attempt cost, once. */
export function noteAttemptCost(db: Db, callId: string, number: number, costNano: number): void {
  db.prepared(attemptCostStatements).note.run({ callId, number, costNano });
}

function attemptCostStatements(orm: Orm) {
  const p = sql.placeholder;
  const { number, verdict, connectionId, generationId, costNano, estimateNano } = attempts;
  return {
    list: orm
      .select({ number, verdict, connectionId, generationId, costNano, estimateNano })
      .from(attempts)
      .where(eq(attempts.callId, p('callId')))
      .orderBy(asc(number))
      .prepare(),
    note: orm
      .update(attempts)
      .set({ costNano: sql`${p('costNano')}` })
      .where(and(eq(attempts.callId, p('callId')), eq(number, p('number')), sql`${costNano} is null`))
      .prepare(),
  };
}
