import { queryOptions } from '@tanstack/react-query';
import type { UsedKey } from '#lib/keys/used-key';
import { api } from '@/components/shell/api';

export const keysQuery = queryOptions({
  queryKey: ['keys'],
  queryFn: async ({ signal }) => (await api.get<{ keys: UsedKey[] }>('/api/keys', { signal })).keys,
});

export function keyQuery(id: string) {
  return queryOptions({
    queryKey: ['keys', id],
    queryFn: ({ signal }) => api.get<UsedKey>(`/api/keys/${id}`, { signal }),
  });
}
