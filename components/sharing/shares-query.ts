import { queryOptions } from '@tanstack/react-query';
import type { ShareView } from '#lib/sharing/share-view';
import { api } from '@/components/shell/api';

/** The member's links that still open something: of one conversation, or all. */
export function sharesQuery(conversationId?: string) {
  return queryOptions({
    queryKey: ['shares', ...(conversationId ? [conversationId] : [])],
    queryFn: ({ signal }) => {
      const query = conversationId ? `?${new URLSearchParams({ conversationId })}` : '';
      return api.get<{ shares: ShareView[] }>(`/api/shares${query}`, { signal });
    },
  });
}
