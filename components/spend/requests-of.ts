import type { SpendDimension } from '#lib/spend/spend';
import type { DayRange } from './spend-ranges.ts';

const FILTERS: Partial<Record<SpendDimension, string>> = {
  model: 'model',
  member: 'memberId',
  key: 'keyId',
  purpose: 'purpose',
};

/** The address of the requests behind a group's figures; null for what no filter names. */
export function requestsOf(dimension: SpendDimension, value: string, days: DayRange): string | null {
  const filter = FILTERS[dimension];
  if (filter === undefined || value === '') return null;
  return `/spend/requests?${new URLSearchParams({ range: 'custom', ...days, [filter]: value })}`;
}
