import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { PresetsPanel } from '@/components/library/presets-panel';
import { SettingsPage } from '@/components/settings/settings-page';

export const metadata: Metadata = { title: 'Presets' };

export default async function Presets() {
  await requirePage('member');
  return (
    <SettingsPage title="Presets" lead="Models with their settings under a name, for yourself or for the team.">
      <PresetsPanel />
    </SettingsPage>
  );
}
