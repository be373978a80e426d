import { queryOptions } from '@tanstack/react-query';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';

export const CONNECTIONS = '/api/settings/connections';

export const connectionsQuery = queryOptions({
  queryKey: ['settings', 'connections'],
  queryFn: ({ signal }) => api.get<ConnectionSettings>(CONNECTIONS, { signal }),
});
