import { queryOptions } from '@tanstack/react-query';
import type { Endpoint } from '#lib/models/endpoint';
import { api } from '@/components/shell/api';

/** Who serves a model, as the upstream says now. */
export const endpointsQuery = (model: string) =>
  queryOptions({
    queryKey: ['endpoints', model],
    queryFn: ({ signal }) =>
      api.get<{ endpoints: Endpoint[] }>(`/api/models/endpoints?${new URLSearchParams({ model })}`, { signal }),
    staleTime: 60_000,
    retry: false,
  });
