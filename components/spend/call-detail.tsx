'use client';

import { useQuery } from '@tanstack/react-query';
import type { CallDetail as Detail } from '#lib/spend/call-detail';
import { CopyButton } from '@/components/keys/copy-button';
import { useModelName } from '@/components/models/use-models';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { ErrorNotice } from '@/components/shell/error-notice';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { CallAttempts } from './call-attempts.tsx';
import { CallFacts } from './call-facts.tsx';
import { CallMoney } from './call-money.tsx';

/** All that the ledger knows of one request. */
export function CallDetail({ callId, onClose }: { callId: string; onClose: () => void }) {
  const nameOf = useModelName();
  const {
    data: call,
    error,
    refetch,
  } = useQuery<Detail, ApiError>({
    queryKey: ['calls', 'one', callId],
    queryFn: ({ signal }) => api.get<Detail>(`/api/spend/calls/${encodeURIComponent(callId)}`, { signal }),
  });
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="lg"
      title={call ? `Request to ${nameOf(call.servedModel ?? call.requestedModel)}` : 'Request'}
      description={call && `${new Date(call.openedAt).toISOString().replace('T', ' ').slice(0, 19)} UTC`}
      footer={<CopyButton label="Copy its id" text={callId} />}
    >
      {error ? (
        <ErrorNotice
          error={error}
          title={error.status === 404 ? 'There is no such request' : 'The request could not be read'}
          action={error.status !== 404 && <Button onClick={() => void refetch()}>Try again</Button>}
        />
      ) : call ? (
        <div className="flex flex-col gap-7">
          <CallMoney call={call} />
          <CallFacts call={call} />
          <CallAttempts attempts={call.attempts} />
        </div>
      ) : (
        <div aria-busy="true" className="flex flex-col gap-6">
          <Skeleton className="h-9 w-52" />
          <Skeleton className="h-52" />
        </div>
      )}
    </Dialog>
  );
}
