'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InviteView } from '#lib/members/invite-view';
import { formatDay } from '@/components/keys/format-day';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { RelativeTime } from '@/components/ui/relative-time';
import { useToast } from '@/components/ui/toast';
import { invitesQuery } from './members-query.ts';
import { ROLE_LABELS } from './role-words.ts';

/** An invite that nobody has accepted yet. */
export function InviteRow({
  invite: { id, email, role, inviter, createdAt, expiresAt, state },
}: {
  invite: InviteView;
}) {
  const client = useQueryClient();
  const toast = useToast();
  const revoke = useMutation<void, ApiError>({
    mutationFn: () => api.delete(`/api/invites/${id}`),
    onError: (error) => toast.show({ tone: 'error', title: 'The invite was not revoked', description: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: invitesQuery.queryKey }),
  });
  const whom = email ?? 'Whoever has the link';
  return (
    <li className="flex items-center gap-4 border-b py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium" title={whom}>
            {whom}
          </span>
          {state === 'expired' && <Badge tone="warn">expired</Badge>}
        </p>
        <p className="text-muted-foreground text-xs">
          {ROLE_LABELS[role]}, invited by <span dir="auto">{inviter.name}</span> <RelativeTime at={createdAt} />
          {state === 'open' && `, until ${formatDay(expiresAt)}`}
        </p>
      </div>
      <Button
        size="sm"
        isPending={revoke.isPending}
        onClick={() => revoke.mutate()}
        aria-label={`Revoke the invite for ${whom}`}
      >
        {state === 'open' ? 'Revoke' : 'Clear'}
      </Button>
    </li>
  );
}
