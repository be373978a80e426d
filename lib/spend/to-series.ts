import { type Figures, NOTHING, plus, toUsd } from './figures.ts';
import type { Spend, SpendDimension, SpendGrain, SpendSeries } from './spend.ts';
import { bucketsOf, type SpendRange } from './spend-range.ts';
import type { SummedRow } from './sum-rows.ts';
import { byCost } from './to-breakdown.ts';
import { withRest } from './with-rest.ts';

/** More than this many marks on top of each other nobody can tell apart. */
export const MOST_SERIES = 8;

type Chart = { range: SpendRange; grain: SpendGrain; dimension: SpendDimension; groupCount: number };

/** The chart of a range: totals by bucket, and the dearest groups with the rest as one. `groups` may hold the rest as one already. */
export function toSeries(
  { range, grain, dimension, groupCount }: Chart,
  totals: readonly SummedRow[],
  groups: readonly SummedRow[],
): Pick<Spend, 'buckets' | 'series'> {
  const starts = bucketsOf(range, grain);
  const rows = withRest(totals, groups, dimension);
  const ranked = rank(rows.filter(({ value }) => value !== null));
  const shown = groupCount > MOST_SERIES ? ranked.slice(0, MOST_SERIES - 1) : ranked;
  const named = new Set(shown.map(({ value }) => value));
  const others = rows.filter(({ value }) => value === null || !named.has(value));
  const series = shown.map(({ value, label }) =>
    toOne(
      value,
      label,
      starts,
      rows.filter((row) => row.value === value),
    ),
  );
  if (others.length > 0) series.push(toOne(null, `${groupCount - shown.length} others`, starts, others));
  const inBucket = byBucket(totals);
  return {
    buckets: starts.map((startsAt) => {
      const figures = inBucket.get(startsAt) ?? NOTHING;
      return { startsAt, costUsd: toUsd(figures.costNano), tokens: tokensOf(figures), calls: figures.calls };
    }),
    series,
  };
}

/** One row a group, summed over all buckets, dearest first, under its newest label. */
function rank(rows: readonly SummedRow[]): SummedRow[] {
  const groups = new Map<string | null, SummedRow>();
  for (const row of rows) {
    const before = groups.get(row.value);
    const newer = before && before.startsAt > row.startsAt ? before : row;
    groups.set(row.value, { ...newer, ...plus(before ?? NOTHING, row) });
  }
  return [...groups.values()].sort(byCost);
}

function toOne(
  value: string | null,
  label: string,
  starts: readonly number[],
  rows: readonly SummedRow[],
): SpendSeries {
  const inBucket = byBucket(rows);
  const figures = starts.map((startsAt) => inBucket.get(startsAt) ?? NOTHING);
  return {
    value,
    label,
    costUsd: figures.map(({ costNano }) => toUsd(costNano)),
    tokens: figures.map(tokensOf),
    calls: figures.map(({ calls }) => calls),
  };
}

function byBucket(rows: readonly SummedRow[]): Map<number, Figures> {
  const buckets = new Map<number, Figures>();
  for (const row of rows) buckets.set(row.startsAt, plus(buckets.get(row.startsAt) ?? NOTHING, row));
  return buckets;
}

/** Upstream's prompt count includes what was cached and its completion count the reasoning. */
function tokensOf({ promptTokens, completionTokens }: Figures): number {
  return promptTokens + completionTokens;
}
