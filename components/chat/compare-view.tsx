'use client';

import { MAX_PANES } from '#lib/conversations/limits';
import { AddModelTile } from './add-model-tile.tsx';
import { Addressees } from './addressees.tsx';
import { ConversationComposer } from './conversation-composer.tsx';
import { useConversationContext } from './conversation-context.tsx';
import { PaneColumn } from './pane-column.tsx';
import { PaneTabs } from './pane-tabs.tsx';
import { useCanWrite } from './use-can-write.ts';
import { useConversation } from './use-conversation.ts';
import { useIsWide } from './use-is-wide.ts';

/** A conversation as a comparison: every pane beside the others, or on a phone one behind the other. One prompt for all. */
export function CompareView() {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  const canWrite = useCanWrite();
  const isWide = useIsWide();
  const paneIds = conversation.panes.map((pane) => pane.id);
  const canAdd = canWrite && paneIds.length < MAX_PANES;

  return (
    <>
      {isWide ? (
        <ul aria-label="Panes" className="flex min-h-0 flex-1 overflow-x-auto overscroll-x-contain">
          {conversation.panes.map((pane) => (
            <li key={pane.id} className="flex min-w-80 flex-1 flex-col border-r last:border-r-0">
              <PaneColumn pane={pane} isOnly={paneIds.length === 1} />
            </li>
          ))}
          {canAdd && (
            <li className="flex w-44 shrink-0 flex-col">
              <AddModelTile />
            </li>
          )}
        </ul>
      ) : (
        <PaneTabs panes={conversation.panes} canAdd={canAdd} />
      )}
      <div className="shrink-0 border-t px-4 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] md:px-6">
        <div className="max-w-240">
          <ConversationComposer
            paneIds={paneIds}
            start={<Addressees models={conversation.panes.map((pane) => pane.model)} />}
          />
        </div>
      </div>
    </>
  );
}
