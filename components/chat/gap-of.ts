import type { MessageView } from '#lib/conversations/view';

/** The first of the messages that does not follow from the one before it, because what stands between was not read; 0 where all do. */
export function gapOf(messages: readonly MessageView[]): number {
  return Math.max(
    0,
    messages.findIndex((message, index) => index > 0 && message.parentId !== messages[index - 1]?.id),
  );
}
