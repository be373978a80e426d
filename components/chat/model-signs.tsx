'use client';

import { MAX_PANES } from '#lib/conversations/limits';
import type { PaneView } from '#lib/conversations/view';
import { ModelSign } from '@/components/models/model-sign';
import { useConversationContext } from './conversation-context.tsx';
import { useAddModel } from './use-add-model.ts';
import { useConversation } from './use-conversation.ts';

/** In a conversation's composer `@` chooses the model of the one pane that is asked, `+` puts another beside the panes. */
export function ModelSigns({ panes }: { panes: readonly PaneView[] }) {
  const { store, actions, attempt } = useConversationContext();
  const { conversation } = useConversation(store);
  const addModel = useAddModel();
  const [pane] = panes;
  return (
    <>
      {pane && panes.length === 1 && (
        <ModelSign
          sign="@"
          onChoose={(model) => void attempt(actions.changeModel(pane.id, model), 'The model was not changed')}
        />
      )}
      {conversation.panes.length < MAX_PANES && <ModelSign sign="+" onChoose={(model) => void addModel(model)} />}
    </>
  );
}
