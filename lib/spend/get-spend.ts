import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Db } from '#db/client';
import { calls } from '#db/schema/ledger';
import type { Principal } from '#lib/auth/principal';
import { parseInput } from '#lib/parse-input';
import { callRows, MODEL, type RollupDimension, rollupRows, type Slice } from './booked-rows.ts';
import { toSpendFigures } from './figures.ts';
import { pendingQuery, toUnsettled } from './pending.ts';
import type { Spend, SpendDimension } from './spend.ts';
import { rangeBefore, requireGrain, type SpendRange, toRange, UtcDay } from './spend-range.ts';
import { sumRows, toSummedRow } from './sum-rows.ts';
import { addUp, toBreakdown } from './to-breakdown.ts';
import { MOST_SERIES, toSeries } from './to-series.ts';
import { requireWhose } from './whose-calls.ts';

const GetSpendInput = z.object({
  /** UTC days, both included. */
  from: UtcDay,
  to: UtcDay,
  groupBy: z.enum(['model', 'member', 'key', 'provider', 'purpose', 'app']).default('model'),
  grain: z.enum(['hour', 'day', 'month']).default('day'),
  /** Only what this key spent. */
  keyId: z.string().optional(),
  /** Only what this model was paid. */
  model: z.string().optional(),
});

const ALWAYS_BROKEN_DOWN: readonly SpendDimension[] = ['model', 'member', 'purpose'];

/**
 * What was spent in a range: by bucket and group, and broken down by model, member, purpose and `groupBy`. Owners and admins
 * get everybody's, from the rollups. Others get their own calls', and who asks for one key or model gets that one's: a rollup row has
 * one dimension, and rows for each pair of a member and something else would multiply what every settlement writes. Their
 * calls of a range are one stretch of an index, and a long one holds up nobody: all of this runs on the reader's thread.
 *
 * @throws AppError forbidden for a viewer, invalid_request for a range or grain that cannot be.
 */
export async function getSpend(
  app: { db: Db; now?: () => number },
  principal: Principal,
  input: unknown,
): Promise<Spend> {
  const { from, to, groupBy, grain, keyId, model } = parseInput(GetSpendInput, input);
  const own = requireWhose(principal);
  const whose =
    and(
      own ?? undefined,
      keyId === undefined ? undefined : eq(calls.keyId, keyId),
      model === undefined ? undefined : sql`${MODEL} = ${model}`,
    ) ?? null;
  const now = (app.now ?? Date.now)();
  const range = toRange(from, to);
  requireGrain(range, grain);
  const before = rangeBefore(range, now);

  const { orm } = app.db;
  const rowsOf = (dimension: RollupDimension, of: SpendRange, rows: Slice['grain']) => {
    const slice = { grain: rows, dimension, startsAt: of.startsAt, endsAt: of.endsAt };
    return whose ? callRows(orm, slice, whose) : rollupRows(orm, slice);
  };
  const fine = grain === 'hour' ? 'hour' : 'day';
  const dimensions = [...new Set([...ALWAYS_BROKEN_DOWN, groupBy])];
  const [pending, previous, buckets, groups, ...broken] = await app.db.read([
    pendingQuery(orm, range, whose),
    sumRows(orm, rowsOf('all', before, 'hour')),
    sumRows(orm, rowsOf('all', range, fine), { by: grain }),
    sumRows(orm, rowsOf(groupBy, range, fine), { by: grain, dearest: MOST_SERIES }),
    ...dimensions.map((dimension) => sumRows(orm, rowsOf(dimension, range, 'day'))),
  ]);

  const inBuckets = (buckets ?? []).map(toSummedRow);
  const totals = addUp(inBuckets);
  const breakdowns = Object.fromEntries(
    dimensions.map((dimension, index) => [
      dimension,
      toBreakdown(totals, (broken[index] ?? []).map(toSummedRow), dimension),
    ]),
  );
  const chart = { range, grain, dimension: groupBy, groupCount: breakdowns[groupBy]?.length ?? 0 };
  return {
    ...range,
    grain,
    groupBy,
    scope: own ? 'own' : 'everybody',
    totals: toSpendFigures(totals),
    previous: { ...toSpendFigures(addUp((previous ?? []).map(toSummedRow))), ...before },
    unsettled: toUnsettled(pending?.[0]),
    ...toSeries(chart, inBuckets, (groups ?? []).map(toSummedRow)),
    breakdowns,
    readAt: now,
  };
}
