'use client';

import { memo, useState } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { EditPrompt } from './edit-prompt.tsx';
import { PromptBubble } from './prompt-bubble.tsx';
import { PromptFooter } from './prompt-footer.tsx';

/** A prompt, and what can be done with it. */
export const UserMessage = memo(function UserMessage({ message, paneId }: { message: MessageView; paneId: string }) {
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing) return <EditPrompt message={message} paneId={paneId} onClose={() => setIsEditing(false)} />;
  return (
    <div className="group/message max-w-176">
      <PromptBubble parts={message.parts} />
      <PromptFooter message={message} paneId={paneId} onEdit={() => setIsEditing(true)} />
    </div>
  );
});
