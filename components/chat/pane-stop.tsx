'use client';

import { Square } from 'lucide-react';
import { useModelName } from '@/components/models/use-models';
import { IconButton } from '@/components/ui/icon-button';
import { useConversationContext } from './conversation-context.tsx';
import { useConversation } from './use-conversation.ts';
import { useRunning } from './use-running.ts';

/** Stops this pane and leaves the others alone. */
export function PaneStop({ paneId }: { paneId: string }) {
  const { store, actions, attempt } = useConversationContext();
  const { conversation } = useConversation(store);
  const nameOf = useModelName();
  const running = useRunning(conversation, paneId);
  const [run] = running;
  if (!run || !conversation.canWrite) return null;
  return (
    <IconButton
      size="icon-sm"
      label={`Stop ${nameOf(run.model)}`}
      onClick={() => attempt(actions.stop(running.map((one) => one.id)), 'It was not stopped')}
    >
      <Square aria-hidden className="fill-current" />
    </IconButton>
  );
}
