import { queryOptions } from '@tanstack/react-query';
import { api } from '@/components/shell/api';
import { conversationsQuery } from './conversations-query.ts';

/** The tags in use, the most used first; old whenever the list of conversations is. */
export const tagsQuery = queryOptions({
  queryKey: [...conversationsQuery.queryKey, 'tags'],
  queryFn: ({ signal }) => api.get<{ tags: { tag: string; count: number }[] }>('/api/conversations/tags', { signal }),
});
