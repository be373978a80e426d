'use client';

import { useToast } from '@/components/ui/toast';
import type { Filing } from './filing.ts';
import { say } from './say.ts';

/** Tells what was done with chats: in a notice where they go out of sight, else to screen readers alone. */
export function useTellFiling(): (filing: Filing, count: number) => void {
  const { show } = useToast();
  return ({ isArchived, isPinned }, count) => {
    const chats = count > 1 ? `${count} chats` : 'Chat';
    if (isArchived !== undefined) show({ title: `${chats} ${isArchived ? 'archived' : 'in the list again'}` });
    if (isPinned !== undefined) say(`${chats} ${isPinned ? 'pinned' : 'unpinned'}`);
  };
}
