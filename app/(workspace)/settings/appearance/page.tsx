import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { SettingsPage } from '@/components/settings/settings-page';
import { ThemeChoice } from '@/components/settings/theme-choice';

export const metadata: Metadata = { title: 'Appearance' };

export default async function AppearancePage() {
  await requirePage('viewer');
  return (
    <SettingsPage title="Appearance" lead="How Parallax looks in this browser. A choice takes effect at once.">
      <ThemeChoice />
    </SettingsPage>
  );
}
