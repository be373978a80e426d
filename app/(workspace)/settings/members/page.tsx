import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { listInvites } from '#lib/members/list-invites';
import { listMembers } from '#lib/members/list-members';
import { MembersPanel } from '@/components/members/members-panel';
import { SettingsPage } from '@/components/settings/settings-page';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const { app, principal } = await requirePage('admin');
  return (
    <SettingsPage title="Members" lead="Who works here, and what each may do.">
      <MembersPanel members={await listMembers(app, principal)} invites={await listInvites(app, principal)} />
    </SettingsPage>
  );
}
