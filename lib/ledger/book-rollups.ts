import type Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { bareStatement } from '#db/bare-statement';
import type { Db, Orm } from '#db/client';
import { latencies, rollups } from '#db/schema/ledger';
import type { CallRecord } from './call-record.ts';
import { countTimes, sumCalls } from './sum-calls.ts';

/**
 * Adds a settled call to the sums that the dashboards read: in the settling transaction, and at once with all other calls that settle
 * in it, since they mostly share their rows.
 */
export function bookRollups(db: Db, call: CallRecord): void {
  db.gather(db.prepared(rollupWriter), call);
}

function rollupWriter(orm: Orm, client: Database.Database): (calls: readonly CallRecord[]) => void {
  const p = sql.placeholder;
  const added = (column: string) => sql.raw(`${column} + excluded.${column}`);
  const book = bareStatement(
    client,
    orm
      .insert(rollups)
      .values({
        grain: p('grain'),
        dimension: p('dimension'),
        startsAt: p('startsAt'),
        value: p('value'),
        label: p('label'),
        calls: p('calls'),
        failed: p('failed'),
        costNano: p('costNano'),
        estimatedNano: p('estimatedNano'),
        promptTokens: p('promptTokens'),
        completionTokens: p('completionTokens'),
        cachedTokens: p('cachedTokens'),
        reasoningTokens: p('reasoningTokens'),
      })
      .onConflictDoUpdate({
        target: [rollups.grain, rollups.dimension, rollups.startsAt, rollups.value],
        set: {
          label: sql`excluded.label`,
          calls: added('calls'),
          failed: added('failed'),
          costNano: added('cost_nano'),
          estimatedNano: added('estimated_nano'),
          promptTokens: added('prompt_tokens'),
          completionTokens: added('completion_tokens'),
          cachedTokens: added('cached_tokens'),
          reasoningTokens: added('reasoning_tokens'),
        },
      }),
  );
  const time = bareStatement(
    client,
    orm
      .insert(latencies)
      .values({ day: p('day'), model: p('model'), measure: p('measure'), bucket: p('bucket'), calls: p('calls') })
      .onConflictDoUpdate({
        target: [latencies.day, latencies.model, latencies.measure, latencies.bucket],
        set: { calls: added('calls') },
      }),
  );
  return (calls) => {
    for (const sum of sumCalls(calls)) book.run(sum);
    for (const counted of countTimes(calls)) time.run(counted);
  };
}
