'use client';

import { useState } from 'react';
import { useModelName } from '@/components/models/use-models';
import { ModelDot } from '@/components/ui/model-dot';
import { Segmented } from '@/components/ui/segmented';
import { ConversationComposer } from './conversation-composer.tsx';
import { useConversationContext } from './conversation-context.tsx';
import { PaneModel } from './pane-model.tsx';
import { PaneTranscript } from './pane-transcript.tsx';
import { useConversation } from './use-conversation.ts';

/** A conversation as a chat: one pane at a time, the others a click away. */
export function ChatView() {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  const nameOf = useModelName();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const { panes } = conversation;
  const pane = panes.find((one) => one.id === chosenId) ?? panes[0];
  if (!pane) return null;

  return (
    <>
      {panes.length > 1 && (
        <div className="px-4 pt-3 md:px-6">
          <Segmented
            label="Pane"
            value={pane.id}
            onValueChange={setChosenId}
            options={panes.map((one) => ({
              value: one.id,
              label: nameOf(one.model),
              icon: <ModelDot model={one.model} />,
            }))}
          />
        </div>
      )}
      <PaneTranscript key={pane.id} paneId={pane.id} hasHeadings />
      <div className="shrink-0 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:px-6">
        <div className="max-w-176">
          <ConversationComposer paneIds={[pane.id]} start={<PaneModel pane={pane} side="top" hasShortcut />} />
        </div>
      </div>
    </>
  );
}
