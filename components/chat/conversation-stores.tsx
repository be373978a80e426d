'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import type { ConversationView } from '#lib/conversations/view';
import { api } from '@/components/shell/api';
import { ApiError } from '@/components/shell/api-error';
import { type ConversationStore, createConversationStore } from './conversation-store.ts';
import { createEventConnection } from './event-connection.ts';

/** The stores of the conversations on show. One outlives a page by a moment, so that going from chat to comparison keeps it. */
type ConversationStores = {
  /** The store of this conversation, made from `view` where none is open. */
  get(view: ConversationView): ConversationStore;
  hold(store: ConversationStore): () => void;
};

const LINGER_MS = 2_000;

const Context = createContext<ConversationStores | null>(null);

export function ConversationStoresProvider({ children }: { children: ReactNode }) {
  const [stores] = useState(createStores);
  return <Context value={stores}>{children}</Context>;
}

export function useConversationStores(): ConversationStores {
  const stores = useContext(Context);
  if (!stores) throw new Error('ConversationStoresProvider is missing');
  return stores;
}

function createStores(): ConversationStores {
  const entries = new Map<
    string,
    { store: ConversationStore; view: ConversationView; holds: number; isOpen: boolean }
  >();
  return {
    get(view) {
      const entry = entries.get(view.id);
      if (entry && (entry.isOpen || entry.view === view)) return entry.store;
      const path = `/api/conversations/${view.id}`;
      const store = createConversationStore(view, {
        url: `${path}/events`,
        read: () => api.get<ConversationView>(path).catch(goneWhenNotFound),
        connect: createEventConnection,
      });
      entries.set(view.id, { store, view, holds: 0, isOpen: false });
      return store;
    },
    hold(store) {
      const entry = entries.get(store.id);
      if (!entry || entry.store !== store) return () => {};
      entry.holds += 1;
      entry.isOpen = true;
      store.open();
      return () => {
        entry.holds -= 1;
        setTimeout(() => {
          if (entry.holds > 0 || entries.get(store.id) !== entry) return;
          entries.delete(store.id);
          store.close();
        }, LINGER_MS);
      };
    },
  };
}

function goneWhenNotFound(error: unknown): 'gone' {
  if (error instanceof ApiError && error.status === 404) return 'gone';
  // The session is over: the page's own guard leads to the sign-in and back.
  if (error instanceof ApiError && error.status === 401) window.location.reload();
  throw error;
}
