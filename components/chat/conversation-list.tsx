'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ConversationSummary } from '#lib/conversations/view';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { ConversationRow } from './conversation-row.tsx';
import { conversationsQuery, listed } from './conversations-query.ts';
import { groupByDay } from './group-by-day.ts';
import { useIsHydrated } from './use-is-hydrated.ts';

/** All conversations of the member, the newest first; more are fetched when the end comes into view. */
export function ConversationList() {
  const { data, isPending, isError, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(conversationsQuery);
  const [now] = useState(() => Date.now());
  const isHydrated = useIsHydrated();
  const conversations = listed(data);
  if (isPending) return <Placeholder />;
  if (isError && conversations.length === 0) {
    return (
      <div className="px-2 py-1 text-muted-foreground text-sm">
        Your chats could not be read.{' '}
        <Button size="sm" className="mt-1" onClick={() => refetch()}>
          Try again
        </Button>
      </div>
    );
  }
  if (conversations.length === 0) return <p className="px-2 py-1 text-muted-foreground text-sm">No chats yet.</p>;
  const pinned = conversations.filter((one) => one.isPinned);
  const others = conversations.filter((one) => !one.isPinned);
  return (
    <>
      {pinned.length > 0 && <Group label="Pinned" conversations={pinned} />}
      {groupByDay(others, now, isHydrated ? 'local' : 'utc').map((group) => (
        <Group key={group.label} label={group.label} conversations={group.items} />
      ))}
      {hasNextPage && <More isFetching={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </>
  );
}

function Group({ label, conversations }: { label: string; conversations: readonly ConversationSummary[] }) {
  return (
    <section aria-label={label} className="pb-3">
      <h3 className="px-2 pb-1 font-normal text-muted-foreground text-xs">{label}</h3>
      <ul className="flex flex-col gap-px">
        {conversations.map((conversation) => (
          <ConversationRow key={conversation.id} conversation={conversation} />
        ))}
      </ul>
    </section>
  );
}

function More({ isFetching, onMore }: { isFetching: boolean; onMore: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!end.current || isFetching) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), { rootMargin: '200px' });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isFetching, onMore]);
  return (
    <div ref={end}>
      <Button variant="ghost" size="sm" className="w-full" onClick={onMore} isPending={isFetching}>
        Earlier chats
      </Button>
    </div>
  );
}

function Placeholder() {
  return (
    <div className="flex flex-col gap-2 px-2 py-1">
      {['w-3/4', 'w-1/2', 'w-2/3'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}
