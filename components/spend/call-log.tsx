'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ShowOlder } from '@/components/ui/show-older';
import { Skeleton } from '@/components/ui/skeleton';
import { HeadCell, Table } from '@/components/ui/table';
import { CallDetail } from './call-detail.tsx';
import { CallRow } from './call-row.tsx';
import { decimalsInColumn } from './decimals-in-column.ts';
import { type CallFilter, useCalls } from './use-calls.ts';

/**
 * The requests behind the figures, newest first, each with all that is known of it. `empty` says what it means that there are none;
 * `isWhole`: the list is what the page is for, so it says whose each one is.
 */
export function CallLog({ only, empty, isWhole = false }: { only: CallFilter; empty: string; isWhole?: boolean }) {
  const [opened, setOpened] = useQueryState('call', parseAsString.withOptions({ history: 'push' }));
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useCalls(only);
  const calls = data?.pages.flatMap((page) => page.calls) ?? [];
  const decimals = decimalsInColumn(calls.map(({ costUsd, heldUsd }) => costUsd ?? heldUsd));
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h2 className={isWhole ? 'sr-only' : 'font-medium'}>Requests</h2>
      {isPending && <Skeleton className="h-48" />}
      {error && (
        <Notice
          tone="error"
          title="The requests could not be read"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </Notice>
      )}
      {data && calls.length === 0 && <p className="py-2 text-muted-foreground">{empty}</p>}
      {calls.length > 0 && (
        <Table label="Requests">
          <thead>
            <tr>
              <HeadCell>When</HeadCell>
              <HeadCell>Model</HeadCell>
              {isWhole && <HeadCell className="max-lg:hidden">Who</HeadCell>}
              <HeadCell className="max-md:hidden">Ending</HeadCell>
              <HeadCell align="end" className="max-md:hidden">
                Tokens
              </HeadCell>
              <HeadCell align="end" className="max-lg:hidden">
                Time
              </HeadCell>
              <HeadCell align="end">Cost</HeadCell>
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <CallRow
                key={call.callId}
                call={call}
                decimals={decimals}
                hasWho={isWhole}
                onOpen={() => void setOpened(call.callId)}
              />
            ))}
          </tbody>
        </Table>
      )}
      {hasNextPage && <ShowOlder isPending={isFetchingNextPage} onClick={() => void fetchNextPage()} />}
      {opened !== null && <CallDetail callId={opened} onClose={() => void setOpened(null)} />}
    </section>
  );
}
