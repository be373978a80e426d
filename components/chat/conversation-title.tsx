'use client';

import { useState } from 'react';
import { useConversationContext } from './conversation-context.tsx';
import { TitleInput } from './title-input.tsx';
import { useConversation } from './use-conversation.ts';

/** The conversation's title; a click on it renames it in place. */
export function ConversationTitle() {
  const { store, actions, attempt } = useConversationContext();
  const { conversation } = useConversation(store);
  const [isEditing, setIsEditing] = useState(false);
  if (isEditing) {
    return (
      <TitleInput
        title={conversation.title}
        onCancel={() => setIsEditing(false)}
        onSave={async (title) => {
          await attempt(actions.rename(title), 'It was not renamed');
          setIsEditing(false);
        }}
      />
    );
  }
  if (!conversation.canWrite) return <span dir="auto">{conversation.title}</span>;
  return (
    <button
      type="button"
      dir="auto"
      title="Rename"
      onClick={() => setIsEditing(true)}
      className="relative -ml-1.5 block max-w-[calc(100%+0.375rem)] rounded-sm px-1.5 py-0.5 text-left font-medium hover:bg-gray-3 focus-visible:-outline-offset-2 pointer-coarse:max-md:py-0 pointer-coarse:after:absolute pointer-coarse:after:inset-x-0 pointer-coarse:after:-inset-y-3"
    >
      <span className="block truncate">{conversation.title}</span>
    </button>
  );
}
