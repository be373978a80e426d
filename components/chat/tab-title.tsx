'use client';

import { useEffect, useState } from 'react';
import { useConversationContext } from './conversation-context.tsx';
import { useConversation } from './use-conversation.ts';
import { useRunning } from './use-running.ts';

/** The tab says that answers are being written, and that they are done while nobody looked. */
export function TabTitle() {
  const { store } = useConversationContext();
  const { conversation } = useConversation(store);
  const isRunning = useRunning(conversation).length > 0;
  const isUnread = useUnread(isRunning);
  const mark = isRunning ? '… ' : isUnread ? '● ' : '';
  const title = `${mark}${conversation.title} · Parallax`;
  useEffect(() => {
    const write = () => {
      if (document.title !== title) document.title = title;
    };
    write();
    // The page's own title arrives later than this, and again after each navigation.
    const observer = new MutationObserver(write);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [title]);
  return null;
}

/** Did the answers end while the tab was hidden? Until it is seen. */
function useUnread(isRunning: boolean): boolean {
  const [isUnread, setIsUnread] = useState(false);
  useEffect(() => {
    if (!isRunning) return;
    // The cleanup runs when the last answer ends.
    return () => setIsUnread(document.visibilityState === 'hidden');
  }, [isRunning]);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && setIsUnread(false);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isUnread;
}
