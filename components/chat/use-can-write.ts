'use client';

import { useSyncExternalStore } from 'react';
import { useConversationContext } from './conversation-context.tsx';

/** May this member prompt, change and delete here? */
export function useCanWrite(): boolean {
  const { store } = useConversationContext();
  const read = () => {
    const { conversation } = store.snapshot();
    return conversation.canWrite && !conversation.isDeleted;
  };
  return useSyncExternalStore(store.subscribe, read, read);
}
