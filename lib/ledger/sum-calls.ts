import type { latencies, rollups } from '#db/schema/ledger';
import type { CallRecord } from './call-record.ts';
import { latencyBucket } from './latency-bucket.ts';

type Sum = typeof rollups.$inferSelect;
type Time = typeof latencies.$inferSelect;

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What settled calls add to the rollups, one entry a row, in the buckets of their admission. */
export function sumCalls(calls: readonly CallRecord[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const call of calls) {
    const hour = startOf(call.openedAt, HOUR_MS);
    const day = startOf(call.openedAt, DAY_MS);
    for (const [dimension, value, label] of dimensionsOf(call)) {
      if (value === null) continue;
      const group = { dimension, value, label: label ?? value };
      add(sums, { grain: 'hour', startsAt: hour, ...group }, call);
      add(sums, { grain: 'day', startsAt: day, ...group }, call);
    }
  }
  return [...sums.values()];
}

/** What finished calls add to the latency histograms, one entry a row. */
export function countTimes(calls: readonly CallRecord[]): Time[] {
  const times = new Map<string, Time>();
  for (const call of calls) {
    if (call.ending !== 'finished') continue;
    const day = startOf(call.openedAt, DAY_MS);
    const model = call.servedModel ?? call.requestedModel;
    for (const [measure, afterMs] of [
      ['first_token', call.firstTokenMs],
      ['duration', call.durationMs],
    ] as const) {
      if (afterMs === null) continue;
      const bucket = latencyBucket(afterMs);
      const key = `${day} ${measure} ${bucket} ${model}`;
      const counted = times.get(key);
      if (counted) counted.calls += 1;
      else times.set(key, { day, model, measure, bucket, calls: 1 });
    }
  }
  return [...times.values()];
}

function add(
  sums: Map<string, Sum>,
  row: Pick<Sum, 'grain' | 'dimension' | 'startsAt' | 'value' | 'label'>,
  call: CallRecord,
): void {
  const key = `${row.grain} ${row.dimension} ${row.startsAt} ${row.value}`;
  const sum = sums.get(key) ?? { ...row, ...NOTHING };
  sums.set(key, sum);
  const costNano = call.costNano ?? 0;
  sum.label = row.label;
  sum.calls += 1;
  sum.failed += call.ending === 'broke' || call.ending === 'refused' ? 1 : 0;
  sum.costNano += costNano;
  sum.estimatedNano += call.costSource === 'estimated' ? costNano : 0;
  sum.promptTokens += call.promptTokens ?? 0;
  sum.completionTokens += call.completionTokens ?? 0;
  sum.cachedTokens += call.cachedTokens ?? 0;
  sum.reasoningTokens += call.reasoningTokens ?? 0;
}

const NOTHING = {
  calls: 0,
  failed: 0,
  costNano: 0,
  estimatedNano: 0,
  promptTokens: 0,
  completionTokens: 0,
  cachedTokens: 0,
  reasoningTokens: 0,
};

function dimensionsOf(call: CallRecord): (readonly [Sum['dimension'], string | null, string | null])[] {
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

function startOf(at: number, lengthMs: number): number {
  return Math.floor(at / lengthMs) * lengthMs;
}
