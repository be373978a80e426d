'use client';

import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import type { Rating } from '#lib/conversations/view';
import { useMe } from '@/components/shell/use-me';
import { IconButton } from '@/components/ui/icon-button';
import { useConversationContext } from './conversation-context.tsx';

/** A member's own verdict on an answer. The same button again takes it back. */
export function RatingButtons({ messageId }: { messageId: string }) {
  const { store, actions, attempt } = useConversationContext();
  const { member } = useMe();
  const read = () => store.snapshot().conversation.ratings[messageId] ?? null;
  const rating = useSyncExternalStore(store.subscribe, read, read);
  if (member.role === 'viewer') return null;
  const rate = (value: Rating) =>
    attempt(actions.rate(messageId, rating === value ? null : value), 'The verdict was not kept');
  return (
    <>
      <IconButton label="Good answer" size="icon-sm" aria-pressed={rating === 1} onClick={() => rate(1)}>
        <ThumbsUp aria-hidden className={rating === 1 ? 'fill-current text-good-text' : undefined} />
      </IconButton>
      <IconButton label="Bad answer" size="icon-sm" aria-pressed={rating === -1} onClick={() => rate(-1)}>
        <ThumbsDown aria-hidden className={rating === -1 ? 'fill-current text-danger-text' : undefined} />
      </IconButton>
    </>
  );
}
