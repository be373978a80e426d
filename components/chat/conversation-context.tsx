'use client';

import { createContext, type ReactNode, type RefObject, useContext, useEffect, useMemo, useRef } from 'react';
import { ApiError } from '@/components/shell/api-error';
import { useToast } from '@/components/ui/toast';
import type { ComposerHandle } from './composer.tsx';
import { type ConversationActions, createConversationActions } from './conversation-actions.ts';
import type { ConversationStore } from './conversation-store.ts';

type Conversation = {
  readonly store: ConversationStore;
  readonly kind: 'chat' | 'compare';
  /** The composer below the messages, for what is quoted from them. */
  readonly composer: RefObject<ComposerHandle | null>;
  readonly actions: ConversationActions;
  /** Runs an action whose refusal has no better place to be told than a toast. */
  readonly attempt: (action: Promise<unknown>, failed: string) => Promise<boolean>;
};

const Context = createContext<Conversation | null>(null);

export function ConversationProvider({
  store,
  kind,
  children,
}: {
  store: ConversationStore;
  kind: 'chat' | 'compare';
  children: ReactNode;
}) {
  const composer = useRef<ComposerHandle>(null);
  const toast = useToast();
  const latest = useRef(toast);
  useEffect(() => {
    latest.current = toast;
  });
  const value = useMemo<Conversation>(
    () => ({
      store,
      kind,
      composer,
      actions: createConversationActions(store),
      attempt: async (action, failed) => {
        try {
          await action;
          return true;
        } catch (error) {
          latest.current.show({
            title: failed,
            description: error instanceof ApiError ? error.message : 'Try again.',
            tone: 'error',
          });
          return false;
        }
      },
    }),
    [store, kind],
  );
  return <Context value={value}>{children}</Context>;
}

export function useConversationContext(): Conversation {
  const conversation = useContext(Context);
  if (!conversation) throw new Error('ConversationProvider is missing');
  return conversation;
}
