import type { MessageView } from '#lib/conversations/view';
import { MessageFiles } from './message-files.tsx';
import { PromptText } from './prompt-text.tsx';
import { textOf } from './text-of.ts';

/** A prompt as it was typed, with its files. */
export function PromptBubble({ parts }: { parts: MessageView['parts'] }) {
  const text = textOf(parts);
  return (
    <div className="flex max-w-176 flex-col items-end gap-2">
      <MessageFiles parts={parts} />
      <PromptText text={text} />
    </div>
  );
}
