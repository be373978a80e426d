'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MemberView } from '#lib/members/member-view';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { membersQuery } from './members-query.ts';

export function EndSessions({
  member: { id, name, sessions },
  onClose,
}: {
  member: Pick<MemberView, 'id' | 'name' | 'sessions'>;
  onClose: () => void;
}) {
  const client = useQueryClient();
  const end = useMutation<void, ApiError>({
    mutationFn: () => api.delete(`/api/members/${id}/sessions`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
      onClose();
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Sign ${name} out everywhere?`}
      description={`${sessions === 1 ? 'Their open session ends' : `Their ${sessions} open sessions end`} at once. They can sign in again, and their keys go on working.`}
      confirmLabel="Sign out everywhere"
      onConfirm={() => end.mutate()}
      isPending={end.isPending}
      error={end.error?.message ?? null}
    />
  );
}
