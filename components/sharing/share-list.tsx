'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { api } from '@/components/shell/api';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { formatDate } from './format-date.ts';
import { sharesQuery } from './shares-query.ts';

/** Links that open something, each to be withdrawn: of one chat, or of all of them. */
export function ShareList({
  conversationId,
  empty,
  onWithdrawn,
}: {
  conversationId?: string;
  empty: string;
  onWithdrawn?: (id: string) => void;
}) {
  const client = useQueryClient();
  const { show } = useToast();
  const { data, isPending, error, refetch } = useQuery(sharesQuery(conversationId));
  const {
    mutate,
    variables,
    isPending: isRevoking,
  } = useMutation({
    mutationFn: (id: string) => api.delete(`/api/shares/${id}`),
    onSuccess: (_, id) => {
      onWithdrawn?.(id);
      show({ title: 'Link withdrawn', description: 'From now on it opens nothing.' });
    },
    onError: (failure) => show({ title: 'It was not withdrawn', description: failure.message, tone: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: sharesQuery().queryKey }),
  });
  if (isPending) return null;
  if (error) {
    return (
      <p className="flex items-center gap-3 text-muted-foreground">
        The links could not be read.
        <Button size="sm" onClick={() => refetch()}>
          Try again
        </Button>
      </p>
    );
  }
  if (data.shares.length === 0) return <p className="text-muted-foreground text-sm">{empty}</p>;
  return (
    <ul className="divide-y border-y">
      {data.shares.map((share) => (
        <li key={share.id} className="flex min-h-11 items-center gap-3 py-2">
          <span className="min-w-0 flex-1">
            {!conversationId && (
              <Link
                href={`/chat/${share.conversationId}`}
                dir="auto"
                className="block truncate underline-offset-3 hover:underline"
              >
                {share.title}
              </Link>
            )}
            <span className={conversationId ? undefined : 'block text-muted-foreground text-sm'}>
              Made {formatDate(share.createdAt)}, opens until {formatDate(share.expiresAt)}
            </span>
          </span>
          <Button
            size="sm"
            variant="danger-quiet"
            aria-label={`Withdraw the link to “${share.title}”, made ${formatDate(share.createdAt)}`}
            isPending={isRevoking && variables === share.id}
            onClick={() => mutate(share.id)}
          >
            Withdraw
          </Button>
        </li>
      ))}
    </ul>
  );
}
