import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import type { ConversationSummary } from '#lib/conversations/view';
import { api } from '@/components/shell/api';

export type ConversationPage = { conversations: ConversationSummary[]; next: string | null };

type Pages = InfiniteData<ConversationPage, unknown>;

const LOOK_AGAIN_MS = 3_000;

/** The member's conversations, newest first, page by page; asked for again while one of them is being answered. */
export const conversationsQuery = infiniteQueryOptions({
  queryKey: ['conversations'],
  queryFn: ({ pageParam, signal }) =>
    api.get<ConversationPage>(`/api/conversations${pageParam ? `?before=${encodeURIComponent(pageParam)}` : ''}`, {
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  refetchInterval: ({ state }) => (listed(state.data).some((one) => one.isRunning) ? LOOK_AGAIN_MS : false),
});

export function listed(pages: Pages | undefined): ConversationSummary[] {
  return pages?.pages.flatMap((page) => page.conversations) ?? [];
}

/** Changes one conversation of the list, or takes it out (null), before the server has heard of it. Returns how to undo that. */
export function changeListed(
  client: QueryClient,
  id: string,
  change: (conversation: ConversationSummary) => ConversationSummary | null,
): () => void {
  const before = client.getQueryData(conversationsQuery.queryKey);
  client.setQueryData(
    conversationsQuery.queryKey,
    (pages) =>
      pages && {
        ...pages,
        pages: pages.pages.map((page) => ({
          ...page,
          conversations: page.conversations.flatMap((one) => (one.id === id ? (change(one) ?? []) : one)),
        })),
      },
  );
  return () => client.setQueryData(conversationsQuery.queryKey, before);
}
