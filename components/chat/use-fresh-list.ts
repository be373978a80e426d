'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ConversationStore } from './conversation-store.ts';
import { conversationsQuery } from './conversations-query.ts';
import { useConversation } from './use-conversation.ts';
import { useRunning } from './use-running.ts';

/** Asks for the sidebar's list again when this conversation's title, models or running answers change. */
export function useFreshList(store: ConversationStore): void {
  const client = useQueryClient();
  const { conversation } = useConversation(store);
  const isRunning = useRunning(conversation).length > 0;
  const models = conversation.panes.map((pane) => pane.model).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is these that make the list old.
  useEffect(() => {
    void client.invalidateQueries({ queryKey: conversationsQuery.queryKey });
  }, [client, store.id, conversation.title, models, isRunning]);
}
