'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import type { ConversationStore } from './conversation-store.ts';
import { conversationsQuery } from './conversations-query.ts';
import { useConversation } from './use-conversation.ts';
import { useRunning } from './use-running.ts';

/** Asks for the sidebar's list again when this conversation's title, models or running answers change. */
export function useFreshList(store: ConversationStore): void {
  const refresh = useFreshConversations();
  const { conversation } = useConversation(store);
  const isRunning = useRunning(conversation).length > 0;
  const models = conversation.panes.map((pane) => pane.model).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is these that make the list old.
  useEffect(refresh, [refresh, store.id, conversation.title, models, isRunning]);
}

/** Has the lists of conversations, and of their tags, read again. */
export function useFreshConversations(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: conversationsQuery.queryKey }), [client]);
}
