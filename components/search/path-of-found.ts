import type { Found } from '#lib/search/found-view';

/** Where a found message is read: its conversation, at that message. */
export function pathOfFound({ conversationId, isCompared, message }: Found): string {
  const path = `/${isCompared ? 'compare' : 'chat'}/${conversationId}`;
  return message ? `${path}?message=${message.id}` : path;
}
