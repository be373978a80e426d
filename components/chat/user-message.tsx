'use client';

import { memo, useEffect, useRef, useState } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { useConversationContext } from './conversation-context.tsx';
import { EditPrompt } from './edit-prompt.tsx';
import { hasFinePointer } from './has-fine-pointer.ts';
import { PromptBubble } from './prompt-bubble.tsx';
import { PromptFooter } from './prompt-footer.tsx';

/** A prompt, and what can be done with it. Given up, an edit hands the focus back to where it began; sent, to the composer. */
export const UserMessage = memo(function UserMessage({ message, paneId }: { message: MessageView; paneId: string }) {
  const { composer } = useConversationContext();
  const [editing, setEditing] = useState<'open' | 'given up' | null>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (editing === 'given up') editButton.current?.focus();
  }, [editing]);
  return (
    <div className="group/message max-w-176">
      <h2 className="sr-only">Prompt</h2>
      {editing === 'open' ? (
        <EditPrompt
          message={message}
          paneId={paneId}
          onCancel={() => setEditing('given up')}
          onSent={() => {
            if (hasFinePointer()) composer.current?.focus();
            setEditing(null);
          }}
        />
      ) : (
        <>
          <PromptBubble parts={message.parts} />
          <PromptFooter message={message} paneId={paneId} editButton={editButton} onEdit={() => setEditing('open')} />
        </>
      )}
    </div>
  );
});
