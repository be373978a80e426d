import type { Metadata } from 'next';
import { requirePage } from '#lib/http/require-page';
import { PromptsPanel } from '@/components/library/prompts-panel';
import { SettingsPage } from '@/components/settings/settings-page';

export const metadata: Metadata = { title: 'Prompts' };

export default async function Prompts() {
  await requirePage('member');
  return (
    <SettingsPage
      title="Prompts"
      lead="Prompts to use again, for yourself or for the team. Type / in a composer to insert one."
    >
      <PromptsPanel />
    </SettingsPage>
  );
}
