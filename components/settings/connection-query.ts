import { queryOptions } from '@tanstack/react-query';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';

export const connectionQuery = queryOptions({
  queryKey: ['settings', 'connection'],
  queryFn: ({ signal }) => api.get<ConnectionSettings>('/api/settings/connection', { signal }),
});
