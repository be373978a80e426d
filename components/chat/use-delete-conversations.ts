'use client';

import { useQueryClient } from '@tanstack/react-query';
import { usePathname, useRouter } from 'next/navigation';
import { api } from '@/components/shell/api';
import { useToast } from '@/components/ui/toast';
import { changeListed, conversationsQuery } from './conversations-query.ts';

/** Deletes conversations at once and offers to have them back; who was reading one lands in a new chat. */
export function useDeleteConversations(): (ids: readonly string[], title?: string) => Promise<void> {
  const client = useQueryClient();
  const router = useRouter();
  const pathname = usePathname();
  const { show } = useToast();
  const refresh = () => client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
  const failed = (title: string) => (error: unknown) =>
    show({ title, description: error instanceof Error ? error.message : 'Try again.', tone: 'error' });

  return async (ids, title) => {
    const undo = ids.map((id) => changeListed(client, id, () => null));
    try {
      await api.post('/api/conversations/delete', { ids });
    } catch (error) {
      for (const one of undo.toReversed()) one();
      failed(ids.length > 1 ? 'They were not deleted' : 'It was not deleted')(error);
      return;
    }
    const here = ids.find((id) => pathname.endsWith(`/${id}`));
    if (here) router.push('/chat');
    show({
      title: ids.length > 1 ? `${ids.length} chats deleted` : title ? `“${title}” deleted` : 'Chat deleted',
      description: 'Gone for good in an hour. What it cost stays in the spend.',
      action: {
        label: 'Undo',
        onClick: () => {
          api
            .post('/api/conversations/restore', { ids })
            .then(() => {
              void refresh();
              if (here) router.push(pathname);
            })
            .catch(failed('What was deleted did not come back'));
        },
      },
    });
    await refresh();
  };
}
