import { type Figures, minus, NOTHING, plus } from './figures.ts';
import type { SpendDimension } from './spend.ts';
import type { SummedRow } from './sum-rows.ts';

/** What calls without a value in a dimension are called. */
const REST_LABELS: Record<SpendDimension, string> = {
  model: 'Unknown model',
  member: 'Nobody',
  key: 'Without a key',
  provider: 'Unknown provider',
  purpose: 'Unknown purpose',
  app: 'Without an app',
};

/**
 * Adds what `groups` lack of `totals`, bucket by bucket, as a group with the empty value: a call without a key is under no key,
 * and yet the keys' page must add up. Exact, so that every dimension sums to the same total.
 */
export function withRest(
  totals: readonly SummedRow[],
  groups: readonly SummedRow[],
  dimension: SpendDimension,
): SummedRow[] {
  const grouped = new Map<number, Figures>();
  for (const row of groups) grouped.set(row.startsAt, plus(grouped.get(row.startsAt) ?? NOTHING, row));
  const rest = totals
    .map(({ startsAt, ...figures }) => ({ startsAt, figures: minus(figures, grouped.get(startsAt) ?? NOTHING) }))
    .filter(({ figures }) => figures.calls > 0)
    .map(({ startsAt, figures }) => ({ ...figures, startsAt, value: '', label: REST_LABELS[dimension] }));
  return [...groups, ...rest];
}
