import { and, eq, gte, sql } from 'drizzle-orm';
import type { Db, Orm } from '#db/client';
import type { Query, Row } from '#db/reader';
import { latencies, rollups } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { AppError } from '#lib/errors';
import { canSeeAllSpend } from './can-see-all-spend.ts';
import { coarsenMeasured } from './coarsen-measured.ts';
import { divideNano } from './divide-nano.ts';
import { countOf, type Histogram, medianMs, totalMs } from './latency-histogram.ts';
import type { MeasuredModel, MeasuredModels } from './measured-model.ts';
import { exactSum, toExact } from './sum-rows.ts';

const DAY_MS = 86_400_000;
const DAYS = 30;

/**
 * What the team's calls of the last 30 days tell of each model they used: averages, which every member may see, in
 * round figures where they may not see what others spent. Read from the
 * rollups and the histograms beside them, on the reader's thread.
 * @throws AppError `forbidden` for a key.
 */
export async function getMeasuredModels(
  app: { db: Db; now?: () => number },
  principal: Principal,
): Promise<MeasuredModels> {
  if (principal.kind !== 'member') throw new AppError('forbidden', 'A key cannot see this; sign in instead.');
  const today = Math.floor((app.now ?? Date.now)() / DAY_MS) * DAY_MS;
  const since = today - (DAYS - 1) * DAY_MS;
  const [sums = [], times = []] = await app.db.read([sumsQuery(app.db.orm, since), timesQuery(app.db.orm, since)]);
  const timesOf = Map.groupBy(times, (row) => String(row.model));
  const shown = canSeeAllSpend(principal) ? (measured: MeasuredModel) => measured : coarsenMeasured;
  return Object.fromEntries(
    sums.map((row) => [String(row.model), shown(toMeasured(row, timesOf.get(String(row.model)) ?? []))]),
  );
}

function sumsQuery(orm: Orm, since: number): Query {
  return orm
    .select({
      model: sql`${rollups.value}`.as('model'),
      answers: sql`sum(${rollups.calls} - ${rollups.failed})`.as('answers'),
      cost: exactSum(sql`${rollups.costNano}`).as('cost'),
      tokens: sql`sum(${rollups.completionTokens})`.as('tokens'),
    })
    .from(rollups)
    .where(and(eq(rollups.grain, 'day'), eq(rollups.dimension, 'model'), gte(rollups.startsAt, since)))
    .groupBy(rollups.value)
    .toSQL();
}

function timesQuery(orm: Orm, since: number): Query {
  return orm
    .select({
      model: sql`${latencies.model}`.as('model'),
      measure: sql`${latencies.measure}`.as('measure'),
      bucket: sql`${latencies.bucket}`.as('bucket'),
      calls: sql`sum(${latencies.calls})`.as('calls'),
    })
    .from(latencies)
    .where(gte(latencies.day, since))
    .groupBy(latencies.model, latencies.measure, latencies.bucket)
    .toSQL();
}

function toMeasured(sums: Row, times: readonly Row[]): MeasuredModel {
  const answers = Number(sums.answers);
  const firsts = histogramOf(times, 'first_token');
  const durations = histogramOf(times, 'duration');
  return {
    answers,
    costUsd: divideNano(toExact(sums.cost), answers),
    firstTokenMs: medianMs(firsts),
    durationMs: medianMs(durations),
    tokensPerSecond: answers > 0 ? speedOf(Number(sums.tokens) / answers, firsts, durations) : null,
  };
}

function histogramOf(times: readonly Row[], measure: string): Histogram {
  const rows = times.filter((row) => row.measure === measure);
  return new Map(rows.map((row) => [Number(row.bucket), Number(row.calls)]));
}

/** The tokens of an average answer over the time between its first and its last. Null where one of them is unknown. */
function speedOf(tokens: number, firsts: Histogram, durations: Histogram): number | null {
  if (tokens === 0 || durations.size === 0) return null;
  const waitingMs = firsts.size > 0 ? totalMs(firsts) / countOf(firsts) : 0;
  const writingMs = totalMs(durations) / countOf(durations) - waitingMs;
  return writingMs > 1 ? (tokens * 1000) / writingMs : null;
}
