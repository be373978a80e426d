'use client';

import { useQuery } from '@tanstack/react-query';
import type { KeyHistory as History } from '#lib/keys/key-history';
import { AuditRow } from '@/components/audit/audit-row';
import { AlertLine } from '@/components/budgets/alert-list';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { ErrorNotice } from '@/components/shell/error-notice';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { keyQuery } from './keys-query.ts';

/** What the key's budgets told, and who did what to it. */
export function KeyHistory({ keyId }: { keyId: string }) {
  const { data, error, refetch } = useQuery<History, ApiError>({
    queryKey: [...keyQuery(keyId).queryKey, 'history'],
    queryFn: ({ signal }) => api.get<History>(`/api/keys/${keyId}/history`, { signal }),
  });
  if (error)
    return (
      <ErrorNotice
        error={error}
        title="The key’s history could not be read"
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    );
  if (!data) return <Skeleton className="h-24" />;
  return (
    <>
      {data.alerts.length > 0 && (
        <section aria-labelledby="key-alerts">
          <h2 id="key-alerts" className="font-medium">
            Alerts
          </h2>
          <ul className="mt-1">
            {data.alerts.map((alert) => (
              <AlertLine key={alert.id} alert={alert} />
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="key-history">
        <h2 id="key-history" className="font-medium">
          History
        </h2>
        <ul className="mt-1">
          {data.entries.map((entry) => (
            <AuditRow key={entry.number} entry={entry} />
          ))}
        </ul>
        {data.entries.length === 0 && (
          <p className="py-2 text-muted-foreground">Nothing was done to it since the audit log began.</p>
        )}
      </section>
    </>
  );
}
