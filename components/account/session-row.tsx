'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Monitor, Smartphone } from 'lucide-react';
import type { SessionView } from '#lib/auth/session-view';
import { formatDay } from '@/components/keys/format-day';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { useToast } from '@/components/ui/toast';
import { deviceOf } from './device-of.ts';
import { sessionsQuery } from './sessions-query.ts';

/** One place where somebody is signed in. */
export function SessionRow({
  session: { id, isCurrent, agent, address, createdAt, lastSeenAt },
}: {
  session: SessionView;
}) {
  const client = useQueryClient();
  const toast = useToast();
  const end = useMutation<void, ApiError>({
    mutationFn: () => api.delete(`/api/sessions/${id}`),
    onError: (error) => toast.show({ tone: 'error', title: 'The session was not ended', description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
  const { name, isPhone } = deviceOf(agent);
  const Icon = isPhone ? Smartphone : Monitor;
  return (
    <li className="flex items-center gap-3 border-b py-3 last:border-b-0">
      <Icon aria-hidden className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium" title={agent ?? undefined}>
            {name}
          </span>
          {isCurrent && <Badge tone="good">this one</Badge>}
        </p>
        <p className="text-muted-foreground text-xs">
          {address && (
            <>
              <span className="break-all font-mono">{address}</span>
              {', '}
            </>
          )}
          {!isCurrent && (
            <>
              used <RelativeTime at={lastSeenAt} />
              {', '}
            </>
          )}
          since {formatDay(createdAt)}
        </p>
      </div>
      {!isCurrent && (
        <Button size="sm" isPending={end.isPending} onClick={() => end.mutate()} aria-label={`End the session ${name}`}>
          End
        </Button>
      )}
    </li>
  );
}
