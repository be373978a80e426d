'use client';

import { useModelName } from '@/components/models/use-models';
import { useConversationContext } from './conversation-context.tsx';
import { Transcript } from './transcript.tsx';
import { useConversation, usePane } from './use-conversation.ts';

/** The messages of one pane as they arrive. */
export function PaneTranscript({ paneId, hasHeadings = false }: { paneId: string; hasHeadings?: boolean }) {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  const nameOf = useModelName();
  const pane = usePane(store, paneId);
  if (!pane) return null;
  return (
    <Transcript
      pane={pane}
      pending={conversation.pending}
      label={`Messages with ${nameOf(pane.model)}`}
      hasHeadings={hasHeadings}
    />
  );
}
