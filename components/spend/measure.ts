import type { SpendBucket, SpendFigures, SpendSeries } from '#lib/spend/spend';
import { formatMoney } from '@/components/ui/format-money';
import { formatExactTokens, formatTokens } from '@/components/ui/format-tokens';

export const MEASURES = ['cost', 'tokens', 'calls'] as const;
export type Measure = (typeof MEASURES)[number];

export const MEASURE_LABELS: Record<Measure, string> = { cost: 'Spend', tokens: 'Tokens', calls: 'Requests' };

const MOST_COUNTED_OUT = 100_000;

/** An amount to show: money is exact decimal dollars, tokens and requests are counts. */
export type Amount = string | number;

export function amountsOf(series: SpendSeries, measure: Measure): readonly Amount[] {
  return { cost: series.costUsd, tokens: series.tokens, calls: series.calls }[measure];
}

export function amountOfBucket(bucket: SpendBucket, measure: Measure): Amount {
  return { cost: bucket.costUsd, tokens: bucket.tokens, calls: bucket.calls }[measure];
}

export function amountOfFigures(figures: SpendFigures, measure: Measure): Amount {
  return {
    cost: figures.costUsd,
    tokens: figures.promptTokens + figures.completionTokens,
    calls: figures.calls,
  }[measure];
}

/** Money and tokens as everywhere; requests are counted out until they are very many. */
export function formatAmount(measure: Measure, amount: Amount): string {
  if (typeof amount === 'string') return formatMoney(amount);
  return measure === 'calls' && amount < MOST_COUNTED_OUT ? formatExactTokens(amount) : formatTokens(amount);
}

/** An amount as a length to draw or a rank to sort by, never as money. */
export function toLength(amount: Amount): number {
  return Number(amount);
}
