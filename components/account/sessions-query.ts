import { queryOptions } from '@tanstack/react-query';
import type { SessionView } from '#lib/auth/session-view';
import { api } from '@/components/shell/api';

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async ({ signal }) => (await api.get<{ sessions: SessionView[] }>('/api/sessions', { signal })).sessions,
});
