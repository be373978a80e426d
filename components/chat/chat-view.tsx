'use client';

import { useModelName } from '@/components/models/use-models';
import { ModelDot } from '@/components/ui/model-dot';
import { Segmented } from '@/components/ui/segmented';
import { ConversationComposer } from './conversation-composer.tsx';
import { useConversationContext } from './conversation-context.tsx';
import { PaneModel } from './pane-model.tsx';
import { PaneSettings } from './pane-settings.tsx';
import { PaneTranscript } from './pane-transcript.tsx';
import { useShownPane } from './shown-pane.tsx';
import { useConversation } from './use-conversation.ts';
import { useIsWide } from './use-is-wide.ts';

/** A conversation as a chat: one pane at a time, the others a click away. */
export function ChatView() {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  const nameOf = useModelName();
  const { pane, choose } = useShownPane();
  const isWide = useIsWide();
  const { panes } = conversation;
  if (!pane) return null;

  return (
    <>
      {panes.length > 1 && (
        <div className="px-4 pt-3 md:px-6">
          <Segmented
            label="Pane"
            value={pane.id}
            onValueChange={choose}
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
          <ConversationComposer
            paneIds={[pane.id]}
            start={
              !isWide && (
                <>
                  <PaneModel pane={pane} side="top" hasShortcut />
                  <PaneSettings pane={pane} />
                </>
              )
            }
          />
        </div>
      </div>
    </>
  );
}
