'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/components/shell/api';
import { useToast } from '@/components/ui/toast';
import { changeListed } from './conversations-query.ts';

/** Renames a conversation: at once in the list, and back again if the server refuses. */
export function useRename(id: string): (title: string) => void {
  const client = useQueryClient();
  const { show } = useToast();
  const { mutate } = useMutation({
    mutationFn: (title: string) => api.patch(`/api/conversations/${id}`, { title }),
    onMutate: (title) => changeListed(client, id, (one) => ({ ...one, title })),
    onError: (error, _title, undo) => {
      undo?.();
      show({ title: 'It was not renamed', description: error.message, tone: 'error' });
    },
  });
  return mutate;
}
