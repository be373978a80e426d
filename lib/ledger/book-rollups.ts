import { sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import { latencies, rollups } from '#db/schema/ledger';
import type { CallRecord } from './call-record.ts';
import { latencyBucket } from './latency-bucket.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Adds a settled call to the sums that the dashboards read, in the buckets of its admission. Runs in the settling transaction. */
export function bookRollups(db: Db, call: CallRecord): void {
  const s = db.prepared(rollupStatements);
  const figures = {
    failed: call.ending === 'broke' || call.ending === 'refused' ? 1 : 0,
    costNano: call.costNano ?? 0,
    estimatedNano: call.costSource === 'estimated' ? (call.costNano ?? 0) : 0,
    promptTokens: call.promptTokens ?? 0,
    completionTokens: call.completionTokens ?? 0,
    cachedTokens: call.cachedTokens ?? 0,
    reasoningTokens: call.reasoningTokens ?? 0,
  };
  const hour = Math.floor(call.openedAt / HOUR_MS) * HOUR_MS;
  const day = Math.floor(call.openedAt / DAY_MS) * DAY_MS;
  for (const [dimension, value, label] of dimensionsOf(call)) {
    if (value === null) continue;
    s.book.run({ grain: 'hour', startsAt: hour, dimension, value, label: label ?? value, ...figures });
    s.book.run({ grain: 'day', startsAt: day, dimension, value, label: label ?? value, ...figures });
  }
  if (call.ending !== 'finished') return;
  const model = call.servedModel ?? call.requestedModel;
  for (const [measure, afterMs] of [
    ['first_token', call.firstTokenMs],
    ['duration', call.durationMs],
  ] as const) {
    if (afterMs !== null) s.time.run({ day, model, measure, bucket: latencyBucket(afterMs) });
  }
}

function dimensionsOf(call: CallRecord): (readonly [string, string | null, string | null])[] {
  return [
    ['all', '', ''],
    ['model', call.servedModel ?? call.requestedModel, null],
    ['member', call.memberId, call.memberName],
    ['key', call.keyId, call.keyName],
    ['provider', call.provider, null],
    ['purpose', call.purpose, null],
    ['app', call.app, null],
  ];
}

function rollupStatements(orm: Orm) {
  const p = sql.placeholder;
  const added = (column: string) => sql.raw(`${column} + excluded.${column}`);
  return {
    book: orm
      .insert(rollups)
      .values({
        grain: p('grain'),
        dimension: p('dimension'),
        startsAt: p('startsAt'),
        value: p('value'),
        label: p('label'),
        calls: 1,
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
      })
      .prepare(),
    time: orm
      .insert(latencies)
      .values({ day: p('day'), model: p('model'), measure: p('measure'), bucket: p('bucket'), calls: 1 })
      .onConflictDoUpdate({
        target: [latencies.day, latencies.model, latencies.measure, latencies.bucket],
        set: { calls: added('calls') },
      })
      .prepare(),
  };
}
