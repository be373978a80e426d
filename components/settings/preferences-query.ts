import { queryOptions } from '@tanstack/react-query';
import type { Preferences } from '#lib/preferences/preferences-view';
import { api } from '@/components/shell/api';

/** What the member chose for all of their browsers. */
export const preferencesQuery = queryOptions({
  queryKey: ['preferences'],
  queryFn: ({ signal }) => api.get<Preferences>('/api/preferences', { signal }),
  staleTime: 60_000,
});
