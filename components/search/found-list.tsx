'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { Found } from '#lib/search/found-view';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { type FoundFilter, foundQuery } from './found-query.ts';
import { FoundRow } from './found-row.tsx';

/** The messages and titles found, those of one chat together, the best chat first. */
export function FoundList(props: { view: FoundFilter; onClear: () => void }) {
  const { data, isPlaceholderData, hasNextPage } = useInfiniteQuery(foundQuery(props.view));
  const count = data && !isPlaceholderData ? data.pages.flatMap((page) => page.found).length : null;
  return (
    <>
      {/* There before it has something to say: what comes into the page together with its words is not told. */}
      <p role="status" className="sr-only">
        {count !== null && countOf(count, hasNextPage)}
      </p>
      <List {...props} />
    </>
  );
}

function List({ view, onClear }: { view: FoundFilter; onClear: () => void }) {
  const { data, isPending, isPlaceholderData, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(foundQuery(view));
  const found = data?.pages.flatMap((page) => page.found) ?? [];
  if (error && found.length === 0) {
    return (
      <Notice
        tone="error"
        title="Nothing could be searched"
        className="mt-6"
        action={
          <Button size="sm" onClick={() => refetch()}>
            Try again
          </Button>
        }
      >
        {error.message}
      </Notice>
    );
  }
  if (isPending) {
    return (
      <div className="mt-6 flex flex-col gap-6">
        {['one', 'two', 'three'].map((key) => (
          <div key={key} className="flex flex-col gap-2">
            <Skeleton className="h-5 w-1/3" />
            <Skeleton className="h-4 w-5/6" />
          </div>
        ))}
      </div>
    );
  }
  if (found.length === 0) {
    return (
      <EmptyState title="Nothing has all of this." action={<Button onClick={onClear}>Clear the search</Button>}>
        Your chats and those shared with the team were looked through. Try fewer words, or take a filter away.
      </EmptyState>
    );
  }
  return (
    <div className={isPlaceholderData ? 'opacity-60 transition-opacity' : undefined}>
      <p aria-hidden className="mt-6 text-muted-foreground text-sm">
        {countOf(found.length, hasNextPage)}
      </p>
      <ul className="mt-2">
        {byConversation(found).map((hits) => (
          <FoundRow key={hits[0]?.conversationId} hits={hits} />
        ))}
      </ul>
      {hasNextPage && (
        <Button className="mt-4" onClick={() => void fetchNextPage()} isPending={isFetchingNextPage}>
          More
        </Button>
      )}
    </div>
  );
}

function countOf(found: number, hasMore: boolean): string {
  if (hasMore) return `The first ${found}`;
  if (found === 0) return 'Nothing found';
  return found === 1 ? 'One place' : `${found} places`;
}

function byConversation(found: readonly Found[]): Found[][] {
  const groups = new Map<string, Found[]>();
  for (const one of found) groups.set(one.conversationId, [...(groups.get(one.conversationId) ?? []), one]);
  return [...groups.values()];
}
