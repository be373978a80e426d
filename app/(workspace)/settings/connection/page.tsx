import type { Metadata } from 'next';
import { getConnectionSettings } from '#lib/connections/get-connection-settings';
import { requirePage } from '#lib/http/require-page';
import { ConnectionPanel } from '@/components/settings/connection-panel';
import { SettingsPage } from '@/components/settings/settings-page';

export const metadata: Metadata = { title: 'Connection' };

export default async function ConnectionPage() {
  const { app, principal } = await requirePage('admin');
  return (
    <SettingsPage title="Connection" lead="Where the team’s prompts go, and the key that pays for them.">
      <ConnectionPanel initial={getConnectionSettings(app, principal)} />
    </SettingsPage>
  );
}
