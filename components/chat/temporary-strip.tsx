'use client';

import { Ghost } from 'lucide-react';
import { useConversationContext } from './conversation-context.tsx';
import { useConversation } from './use-conversation.ts';

/** Says of a temporary chat what that means. */
export function TemporaryStrip() {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  if (!conversation.isTemporary) return null;
  return (
    <p className="flex items-start gap-2 border-b bg-gray-2 px-4 py-2 text-sm md:px-6 print:hidden">
      <Ghost aria-hidden className="mt-px size-4 shrink-0 text-muted-foreground" />
      <span>
        <strong className="font-medium">Temporary chat.</strong>{' '}
        <span className="text-muted-foreground">
          In no list and no search; its words are deleted a day after your last prompt. What it cost, with the model and
          the time, stays in the spend.
        </span>
      </span>
    </p>
  );
}
