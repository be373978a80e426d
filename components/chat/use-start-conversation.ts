'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import type { ConversationView, PaneSettings } from '#lib/conversations/view';
import { api } from '@/components/shell/api';
import { createConversationActions } from './conversation-actions.ts';
import { useConversationStores } from './conversation-stores.tsx';
import { newUuid } from './new-uuid.ts';
import { pathOf } from './path-of.ts';
import type { Prompt } from './prompt.ts';

/** Opens a conversation with these models, sends the first prompt and goes there. `sending` is the prompt on its way. */
export function useStartConversation(): {
  sending: Prompt | null;
  start: (models: readonly string[], prompt: Prompt, settings?: PaneSettings, isTemporary?: boolean) => Promise<void>;
} {
  const stores = useConversationStores();
  const router = useRouter();
  const [sending, setSending] = useState<Prompt | null>(null);
  const opened = useRef<ConversationView | null>(null);
  const release = useRef<(() => void) | null>(null);
  useEffect(() => () => release.current?.(), []);

  async function start(
    models: readonly string[],
    prompt: Prompt,
    settings: PaneSettings = {},
    isTemporary = false,
  ): Promise<void> {
    setSending(prompt);
    try {
      const isAgain = opened.current !== null;
      const view = await open(models, prompt.id, settings, isTemporary);
      const store = stores.get(view);
      release.current ??= stores.hold(store);
      const actions = createConversationActions(store);
      // One that was opened for a try before may have been set otherwise.
      if (isAgain) for (const pane of view.panes) await actions.changeSettings(pane.id, settings);
      await actions.send(
        prompt,
        view.panes.map((pane) => pane.id),
      );
      router.push(pathOf({ id: view.id, models: [...models] }));
    } catch (error) {
      setSending(null);
      throw error;
    }
  }

  /**
   * A conversation that was opened for a prompt that then failed serves the next try. It has the id of its first prompt, so that two tabs
   * that send the same draft open one.
   */
  async function open(
    models: readonly string[],
    id: string,
    settings: PaneSettings,
    isTemporary: boolean,
  ): Promise<ConversationView> {
    const before = opened.current;
    const isSame = before?.panes.map((pane) => pane.model).join() === models.join();
    if (before && isSame && before.isTemporary === isTemporary) return before;
    release.current?.();
    release.current = null;
    opened.current = await api.post<ConversationView>('/api/conversations', {
      id: before ? newUuid() : id,
      models,
      settings,
      isTemporary,
    });
    return opened.current;
  }

  return { sending, start };
}
