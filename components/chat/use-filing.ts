'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { ConversationSummary } from '#lib/conversations/view';
import { api } from '@/components/shell/api';
import { useToast } from '@/components/ui/toast';
import { changeListed, conversationsQuery } from './conversations-query.ts';
import type { Filing } from './filing.ts';
import { useTellFiling } from './use-tell-filing.ts';

/** Files conversations: at once in the list, and back again if the server refuses. */
export function useFiling(): (ids: readonly string[], filing: Filing) => Promise<void> {
  const client = useQueryClient();
  const { show } = useToast();
  const tell = useTellFiling();
  return async (ids, filing) => {
    const undo = ids.map((id) => changeListed(client, id, (one) => filed(one, filing)));
    try {
      await Promise.all(ids.map((id) => api.patch(`/api/conversations/${id}`, filing)));
      tell(filing, ids.length);
    } catch (error) {
      for (const one of undo.toReversed()) one();
      show({ title: 'It was not saved', description: error instanceof Error ? error.message : '', tone: 'error' });
    }
    await client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
  };
}

function filed(one: ConversationSummary, { tags, ...filing }: Filing): ConversationSummary | null {
  if (filing.isArchived !== undefined && filing.isArchived !== one.isArchived) return null;
  return { ...one, ...filing, ...(tags ? { tags: [...tags] } : {}) };
}
