'use client';

import { useConversationContext } from './conversation-context.tsx';
import { TemporaryNote } from './temporary-note.tsx';
import { useConversation } from './use-conversation.ts';

/** Says of a temporary chat what that means. */
export function TemporaryStrip() {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  if (!conversation.isTemporary) return null;
  return (
    <div className="border-b bg-gray-2 px-4 py-2 md:px-6 print:hidden">
      <TemporaryNote />
    </div>
  );
}
