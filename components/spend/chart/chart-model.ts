import type { Spend, SpendDimension, SpendGrain } from '#lib/spend/spend';
import { groupName } from '@/components/spend/group-names';
import { type Amount, amountOfBucket, amountsOf, type Measure, toLength } from '@/components/spend/measure';
import { type Fill, seriesFills } from './series-fills.ts';

/** One line of the legend, one colour of the bars. */
export type ChartSeries = {
  key: string;
  name: string;
  fill: Fill;
  amounts: readonly Amount[];
  lengths: readonly number[];
};

/** All that the chart, its hover list and its table show. */
export type ChartModel = {
  dimension: SpendDimension;
  grain: SpendGrain;
  measure: Measure;
  buckets: readonly { startsAt: number; amount: Amount }[];
  series: readonly ChartSeries[];
};

export function toChartModel(spend: Spend, measure: Measure): ChartModel {
  const { groupBy: dimension, grain } = spend;
  const fills = seriesFills(dimension, spend.series);
  return {
    dimension,
    grain,
    measure,
    buckets: spend.buckets.map((bucket) => ({ startsAt: bucket.startsAt, amount: amountOfBucket(bucket, measure) })),
    series: spend.series.map((series, index) => {
      const amounts = amountsOf(series, measure);
      return {
        key: series.value ?? 'others',
        name: groupName(dimension, series),
        fill: fills[index] ?? { color: 'var(--gray-8)', texture: 'plain' },
        amounts,
        lengths: amounts.map(toLength),
      };
    }),
  };
}

/** The same chart with one series alone in it. */
export function onlySeries(model: ChartModel, series: ChartSeries): ChartModel {
  const buckets = model.buckets.map(({ startsAt }, index) => ({ startsAt, amount: series.amounts[index] ?? 0 }));
  return { ...model, buckets, series: [series] };
}

/** The series of one bucket in which something happened, most first. */
export function rankedIn(series: readonly ChartSeries[], index: number): { series: ChartSeries; amount: Amount }[] {
  return series
    .filter(({ lengths }) => (lengths[index] ?? 0) > 0)
    .map((each) => ({ series: each, amount: each.amounts[index] ?? 0 }))
    .sort((a, b) => toLength(b.amount) - toLength(a.amount));
}
