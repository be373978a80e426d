'use client';

import { useConversationContext } from './conversation-context.tsx';

/** Adds a pane that goes on from the first pane's messages; where there is a prompt, the new model answers it. */
export function useAddModel(): (model: string) => Promise<boolean> {
  const { store, actions, attempt } = useConversationContext();
  return (model) => {
    const from = store.snapshot().conversation.panes.find((pane) => pane.messages.length > 0);
    return attempt(
      actions.addPane(model, from ? { paneId: from.id, run: true } : undefined),
      'The model was not added',
    );
  };
}
