import { infiniteQueryOptions } from '@tanstack/react-query';
import { type ConversationPage, conversationsQuery } from '@/components/chat/conversations-query';
import { api } from '@/components/shell/api';

/** All chats, or those archived, or those with a tag; old whenever the sidebar's list is. */
export function chatListQuery(list: 'kept' | 'archived', tag: string) {
  return infiniteQueryOptions({
    queryKey: [...conversationsQuery.queryKey, 'list', list, tag],
    queryFn: ({ pageParam, signal }) => {
      const asked = Object.entries({ before: pageParam ?? '', tag, archived: list === 'archived' ? 'true' : '' });
      const query = new URLSearchParams(asked.filter(([, value]) => value !== ''));
      return api.get<ConversationPage>(`/api/conversations?${query}`, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
