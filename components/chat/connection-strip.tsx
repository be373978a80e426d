'use client';

import Link from 'next/link';
import { useEffect, useState } from 'react';
import { useConversationContext } from './conversation-context.tsx';
import { useConversation } from './use-conversation.ts';
import { useIsOnline } from './use-is-online.ts';

const PATIENCE_MS = 1_500;

/** Says when this page no longer hears of what happens on the server, and when there is nothing to hear of any more. */
export function ConnectionStrip() {
  const { store } = useConversationContext();
  const { conversation, connection } = useConversation(store);
  const isOnline = useIsOnline();
  const isLost = useAfter(connection === 'reconnecting', PATIENCE_MS) || !isOnline;
  if (!conversation.isDeleted && !isLost) return <div role="status" className="sr-only" />;
  return (
    <div className="relative z-10 h-0">
      <div role="status" className="absolute inset-x-0 border-b bg-warn-soft px-4 py-1.5 text-sm md:px-6">
        {conversation.isDeleted ? (
          <>
            This conversation was deleted.{' '}
            <Link href="/chat" className="rounded-xs text-accent-text underline-offset-3 hover:underline">
              Begin another
            </Link>
          </>
        ) : (
          `${isOnline ? 'Reconnecting…' : 'You are offline.'} What is written on the server meanwhile will be shown.`
        )}
      </div>
    </div>
  );
}

/** True once `isSo` has held for a while. */
function useAfter(isSo: boolean, afterMs: number): boolean {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setIsLong(true), afterMs);
    return () => {
      clearTimeout(timer);
      setIsLong(false);
    };
  }, [isSo, afterMs]);
  return isLong;
}
