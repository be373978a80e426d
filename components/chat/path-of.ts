import type { ConversationSummary } from '#lib/conversations/view';

/** Where a conversation opens: with several models side by side, else as a chat. */
export function pathOf({ id, models }: Pick<ConversationSummary, 'id' | 'models'>): string {
  return models.length > 1 ? `/compare/${id}` : `/chat/${id}`;
}
