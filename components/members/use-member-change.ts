'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import type { Role } from '#lib/auth/principal';
import type { MemberView } from '#lib/members/member-view';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { meQuery, useMe } from '@/components/shell/use-me';
import { useToast } from '@/components/ui/toast';
import { membersQuery } from './members-query.ts';

/** Changes a member. Who takes the page away from themselves is sent where they may still go. */
export function useMemberChange({ id, name }: Pick<MemberView, 'id' | 'name'>) {
  const client = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const { member: me } = useMe();
  return useMutation<void, ApiError, { role: Role } | { isDisabled: boolean }>({
    mutationFn: (change) => api.patch(`/api/members/${id}`, change),
    onSuccess: async (_, change) => {
      if (id === me.id && 'role' in change) {
        await client.invalidateQueries({ queryKey: meQuery.queryKey });
        if (change.role === 'member' || change.role === 'viewer') return router.push('/settings/account');
      }
      await client.invalidateQueries({ queryKey: membersQuery.queryKey });
    },
    onError: (error) => toast.show({ tone: 'error', title: `${name} was not changed`, description: error.message }),
  });
}
