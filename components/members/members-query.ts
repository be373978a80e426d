import { queryOptions } from '@tanstack/react-query';
import type { InviteView } from '#lib/members/invite-view';
import type { MemberView } from '#lib/members/member-view';
import { api } from '@/components/shell/api';

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: async ({ signal }) => (await api.get<{ members: MemberView[] }>('/api/members', { signal })).members,
});

export const invitesQuery = queryOptions({
  queryKey: ['invites'],
  queryFn: async ({ signal }) => (await api.get<{ invites: InviteView[] }>('/api/invites', { signal })).invites,
});
