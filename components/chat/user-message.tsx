import { memo } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { CopyButton } from './copy-button.tsx';
import { textOf } from './text-of.ts';

/** A prompt, as it was typed. */
export const UserMessage = memo(function UserMessage({ message }: { message: Pick<MessageView, 'parts'> }) {
  const text = textOf(message.parts);
  return (
    <div className="group/message flex max-w-176 items-start justify-end gap-1">
      <div className="opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
        <CopyButton label="Copy the prompt" text={() => text} />
      </div>
      <div
        dir="auto"
        className="max-w-[85%] whitespace-pre-wrap rounded-xl bg-gray-3 px-3.5 py-2 text-prose wrap-anywhere"
      >
        {text}
      </div>
    </div>
  );
});
