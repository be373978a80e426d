'use client';

import { useMemo } from 'react';
import type { AuditMember, AuditPage } from '#lib/audit/audit-view';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { ShowOlder } from '@/components/ui/show-older';
import { Skeleton } from '@/components/ui/skeleton';
import { AuditFilters } from './audit-filters.tsx';
import { AuditRow } from './audit-row.tsx';
import { useAudit } from './use-audit.ts';
import { useAuditView } from './use-audit-view.ts';

/** The log with its filters. */
export function AuditPanel({ initial, members }: { initial: AuditPage; members: readonly AuditMember[] }) {
  const view = useAuditView();
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useAudit(
    view.filter,
    initial,
  );
  const entries = useMemo(() => data?.pages.flatMap((page) => page.entries) ?? [], [data]);
  const targetName = entries.find(({ target }) => target?.id === view.target)?.target?.name ?? 'one thing';
  return (
    <div className="flex flex-col gap-4">
      <AuditFilters view={view} members={members} targetName={targetName} />
      {isPending && <Skeleton className="h-64" />}
      {error && (
        <Notice
          tone="error"
          title="The log could not be read"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {error.message}
        </Notice>
      )}
      {data && entries.length === 0 && (
        <p className="flex flex-wrap items-center gap-3 py-6 text-muted-foreground">
          {view.isFiltered ? 'Nothing of this was ever done here.' : 'Nothing has been changed here yet.'}
          {view.isFiltered && (
            <Button size="sm" onClick={view.clear}>
              Show all
            </Button>
          )}
        </p>
      )}
      {entries.length > 0 && (
        <ol aria-label="Entries, newest first" className="border-t">
          {entries.map((entry) => (
            <AuditRow key={entry.number} entry={entry} onTarget={view.setTarget} />
          ))}
        </ol>
      )}
      {hasNextPage && <ShowOlder isPending={isFetchingNextPage} onClick={() => void fetchNextPage()} />}
    </div>
  );
}
