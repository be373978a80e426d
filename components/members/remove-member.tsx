'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MemberView } from '#lib/members/member-view';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { TypeToConfirm } from '@/components/ui/type-to-confirm';
import { membersQuery } from './members-query.ts';

/** Asks for the address before somebody is gone for good. */
export function RemoveMember({
  member: { id, name, email, keys, conversations },
  onClose,
}: {
  member: MemberView;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const remove = useMutation<void, ApiError>({
    mutationFn: () => api.delete(`/api/members/${id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
      onClose();
    },
  });
  const gone = [countOf(conversations, 'conversation'), countOf(keys, 'key')].filter(Boolean).join(' and ');
  return (
    <TypeToConfirm
      wanted={email}
      onClose={onClose}
      title={`Remove ${name}?`}
      description={`${gone ? `Their ${gone} are deleted with the account; what they shared with the team becomes yours.` : 'The account is deleted.'} It cannot be brought back. What they spent stays in the ledger under their name. To only keep them out, disable them.`}
      confirmLabel="Remove the member"
      onConfirm={() => remove.mutate()}
      isPending={remove.isPending}
      error={remove.error?.message ?? null}
    />
  );
}

function countOf(count: number, noun: string): string {
  if (count === 0) return '';
  return count === 1 ? `one ${noun}` : `${count} ${noun}s`;
}
