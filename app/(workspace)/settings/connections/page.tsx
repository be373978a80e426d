import type { Metadata } from 'next';
import { getConnectionSettings } from '#lib/connections/get-connection-settings';
import { requirePage } from '#lib/http/require-page';
import { ConnectionsPanel } from '@/components/settings/connections-panel';
import { SettingsPage } from '@/components/settings/settings-page';

export const metadata: Metadata = { title: 'Connections' };

export default async function ConnectionsPage() {
  const { app, principal } = await requirePage('admin');
  return (
    <SettingsPage title="Connections" lead="Where the team’s prompts go, and the keys that pay for them.">
      <ConnectionsPanel initial={getConnectionSettings(app, principal)} />
    </SettingsPage>
  );
}
