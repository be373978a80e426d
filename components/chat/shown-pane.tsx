'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { useConversationContext } from './conversation-context.tsx';
import { useConversation } from './use-conversation.ts';

type Choice = readonly [chosenId: string | null, choose: (paneId: string) => void];

const Context = createContext<Choice>([null, () => {}]);

/** Which pane of a chat is on show: for the bar over it and for the page. */
export function ShownPaneProvider({ children }: { children: ReactNode }) {
  const choice = useState<string | null>(null);
  return <Context value={choice}>{children}</Context>;
}

/** The pane on show, the first until another one is chosen. */
export function useShownPane(): { pane: PaneView | null; choose: (paneId: string) => void } {
  const [chosenId, choose] = useContext(Context);
  const { store } = useConversationContext();
  const { panes } = useConversation(store).conversation;
  return { pane: panes.find((one) => one.id === chosenId) ?? panes[0] ?? null, choose };
}
