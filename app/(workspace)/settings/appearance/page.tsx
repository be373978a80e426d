import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { requirePage } from '#lib/http/require-page';
import { SettingsPage } from '@/components/settings/settings-page';
import { ThemeChoice } from '@/components/settings/theme-choice';
import { THEME_COOKIE, toTheme } from '@/components/shell/theme';

export const metadata: Metadata = { title: 'Appearance' };

export default async function AppearancePage() {
  await requirePage('viewer');
  const theme = toTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <SettingsPage title="Appearance" lead="How Parallax looks in this browser. A choice takes effect at once.">
      <ThemeChoice served={theme} />
    </SettingsPage>
  );
}
