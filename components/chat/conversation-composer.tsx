'use client';

import { type ReactNode, useRef } from 'react';
import { Composer, type ComposerHandle } from './composer.tsx';
import { useConversationContext } from './conversation-context.tsx';
import { useConversation } from './use-conversation.ts';
import { useFocusKeys } from './use-focus-keys.ts';
import { useRunning } from './use-running.ts';
import { useStopKey } from './use-stop-key.ts';

/** The composer of a conversation: one prompt to the panes named, Stop while any of them answers. */
export function ConversationComposer({ paneIds, start }: { paneIds: readonly string[]; start?: ReactNode }) {
  const { store, actions, attempt } = useConversationContext();
  const { conversation } = useConversation(store);
  const composer = useRef<ComposerHandle>(null);
  const running = useRunning(conversation).filter((run) => paneIds.includes(run.paneId));
  const isSending = conversation.pending.length > 0;
  const stop = () => {
    composer.current?.focus();
    void attempt(actions.stop(running.map((run) => run.id)), 'It was not stopped');
  };
  const onStop = running.length > 0 ? stop : undefined;
  useStopKey(onStop);
  useFocusKeys(composer);

  if (!conversation.canWrite) {
    return (
      <p className="py-2 text-muted-foreground">You can read this conversation; only who began it can go on with it.</p>
    );
  }
  return (
    <Composer
      ref={composer}
      draftKey={conversation.id}
      placeholder={paneIds.length > 1 ? `Ask ${paneIds.length} models` : 'Ask anything'}
      reason={isSending ? 'Sending…' : null}
      onStop={onStop}
      start={start}
      onSend={(text) => actions.send(text, paneIds)}
    />
  );
}
