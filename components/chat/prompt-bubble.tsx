import type { MessageView } from '#lib/conversations/view';
import { MessageFiles } from './message-files.tsx';
import { textOf } from './text-of.ts';

/** A prompt as it was typed, with its files. */
export function PromptBubble({ parts }: { parts: MessageView['parts'] }) {
  const text = textOf(parts);
  return (
    <div className="flex max-w-176 flex-col items-end gap-2">
      <MessageFiles parts={parts} />
      {text && (
        <div
          dir="auto"
          className="max-w-[85%] whitespace-pre-wrap rounded-xl bg-gray-3 px-3.5 py-2 text-prose wrap-anywhere"
        >
          {text}
        </div>
      )}
    </div>
  );
}
