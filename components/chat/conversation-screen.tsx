'use client';

import type { ConversationView } from '#lib/conversations/view';
import { type KnownModel, KnownModels } from '@/components/models/known-models';
import { TopBar } from '@/components/shell/top-bar';
import { ChatView } from './chat-view.tsx';
import { CompareView } from './compare-view.tsx';
import { ConnectionStrip } from './connection-strip.tsx';
import { ConversationProvider } from './conversation-context.tsx';
import { ConversationMenu } from './conversation-menu.tsx';
import { ConversationTitle } from './conversation-title.tsx';
import { CostTotal } from './cost-total.tsx';
import { HeaderModel } from './header-model.tsx';
import { JumpToMessage } from './jump-to-message.tsx';
import { NewChatLink } from './new-chat-link.tsx';
import { OtherView } from './other-view.tsx';
import { ShownPaneProvider } from './shown-pane.tsx';
import { StatusAnnouncer } from './status-announcer.tsx';
import { TabTitle } from './tab-title.tsx';
import { TemporaryStrip } from './temporary-strip.tsx';
import { useConversationStore } from './use-conversation.ts';
import { useFreshList } from './use-fresh-list.ts';
import { useWarmRenderer } from './use-warm-renderer.ts';

/** One conversation, seen as a chat or as a comparison. */
export function ConversationScreen({
  view,
  kind,
  models,
}: {
  view: ConversationView;
  kind: 'chat' | 'compare';
  models: readonly KnownModel[];
}) {
  const store = useConversationStore(view);
  useFreshList(store);
  useWarmRenderer();
  return (
    <KnownModels models={models}>
      <ConversationProvider key={store.id} store={store} kind={kind}>
        <ShownPaneProvider>
          <TopBar
            title={<ConversationTitle />}
            below={<CostTotal className="truncate text-xs @4xl:hidden" />}
            start={kind === 'chat' && <HeaderModel />}
            end={
              <>
                <CostTotal className="text-sm @max-4xl:hidden" />
                <NewChatLink kind={kind} />
                <OtherView kind={kind} />
                <ConversationMenu />
              </>
            }
          />
          <ConnectionStrip />
          <TemporaryStrip />
          <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
            <JumpToMessage />
            {kind === 'chat' ? <ChatView /> : <CompareView />}
          </main>
        </ShownPaneProvider>
        <StatusAnnouncer />
        <TabTitle />
      </ConversationProvider>
    </KnownModels>
  );
}
