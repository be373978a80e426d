'use client';

import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { ConversationView, PaneView } from '#lib/conversations/view';
import type { ConversationSnapshot, ConversationStore } from './conversation-store.ts';
import { useConversationStores } from './conversation-stores.tsx';

/** Follows a conversation for as long as the component is on show and its tab can be seen. */
export function useConversationStore(view: ConversationView): ConversationStore {
  const stores = useConversationStores();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer reading of the same conversation does not replace its store.
  const store = useMemo(() => stores.get(view), [stores, view.id]);
  useEffect(() => stores.hold(store), [stores, store]);
  useEffect(() => {
    const look = () => store.setVisible(document.visibilityState === 'visible');
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [store]);
  return store;
}

export function useConversation(store: ConversationStore): ConversationSnapshot {
  return useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
}

/** The pane as it is this moment, arriving text included. */
export function usePane(store: ConversationStore, paneId: string): PaneView | null {
  const read = useCallback(() => store.pane(paneId), [store, paneId]);
  return useSyncExternalStore(store.subscribe, read, read);
}
