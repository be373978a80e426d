import { maxIndex, sum } from 'd3-array';
import { formatBucket } from '@/components/spend/format-days';
import { formatAmount, MEASURE_LABELS, toLength } from '@/components/spend/measure';
import { type ChartModel, rankedIn } from './chart-model.ts';

const UNITS = { hour: 'hours', day: 'days', month: 'months' };

/** The chart in one sentence. Shares are ratios for reading; every amount in it is exact. */
export function summarise({ buckets, series, grain, measure }: ChartModel): string {
  const lengths = buckets.map(({ amount }) => toLength(amount));
  const busy = lengths.filter((length) => length > 0).length;
  if (busy === 0) return `Nothing in these ${buckets.length} ${UNITS[grain]}.`;
  const highest = buckets[maxIndex(lengths)];
  const peak = highest ? `${formatAmount(measure, highest.amount)} on ${formatBucket(highest.startsAt, grain)}` : '';
  const [first] = series;
  const share = first ? Math.round((sum(first.lengths) / sum(lengths)) * 100) : 0;
  const leader = first && series.length > 1 && share > 0 ? ` ${first.name} is ${share} % of it.` : '';
  const what = MEASURE_LABELS[measure];
  return `${what} in ${busy} of ${buckets.length} ${UNITS[grain]}, most ${peak.replace(grain === 'day' ? '' : 'on', grain === 'day' ? '' : 'in')}.${leader}`;
}

/** One bucket in words, for who hears the chart: `Mon 23 Nov 2026: $3.20. GPT-4o $2.00, Claude $1.20.` */
export function sayBucket({ buckets, series, grain, measure }: ChartModel, index: number): string {
  const bucket = buckets[index];
  if (!bucket) return '';
  const parts = rankedIn(series, index).map(
    ({ series: { name }, amount }) => `${name} ${formatAmount(measure, amount)}`,
  );
  return `${formatBucket(bucket.startsAt, grain)}: ${formatAmount(measure, bucket.amount)}.${parts.length > 0 ? ` ${parts.join(', ')}.` : ''}`;
}
