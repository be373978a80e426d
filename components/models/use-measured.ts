'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { MeasuredModels } from '#lib/spend/measured-model';
import { api } from '@/components/shell/api';

const STALE_AFTER_MS = 60_000;
const NONE: MeasuredModels = {};

const measuredQuery = queryOptions({
  queryKey: ['measured-models'],
  queryFn: async ({ signal }) => (await api.get<{ models: MeasuredModels }>('/api/models/measured', { signal })).models,
  staleTime: STALE_AFTER_MS,
});

/** What the team measured of each model, once it is there: a picker never waits for it. */
export function useMeasured(): MeasuredModels {
  return useQuery(measuredQuery).data ?? NONE;
}
