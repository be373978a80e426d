'use client';

import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Spend, SpendDimension } from '#lib/spend/spend';
import { api } from '@/components/shell/api';
import { type DayRange, grainFor } from './spend-ranges.ts';

type Only = { keyId?: string; model?: string };

/** What was spent in a range. While another range or grouping loads, the last one stays to be looked at. */
export function useSpend(range: DayRange, groupBy: SpendDimension, only: Only = {}) {
  return useQuery(spendQuery(range, groupBy, only));
}

function spendQuery(range: DayRange, groupBy: SpendDimension, only: Only) {
  const search = new URLSearchParams({ ...range, ...only, groupBy, grain: grainFor(range) });
  return queryOptions({
    queryKey: ['spend', range.from, range.to, groupBy, only],
    queryFn: ({ signal }) => api.get<Spend>(`/api/spend?${search}`, { signal }),
    placeholderData: keepPreviousData,
  });
}
