import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { requirePage } from '#lib/http/require-page';
import { toReadsAloud } from '@/components/chat/reads-aloud';
import { toSendKeyChoice } from '@/components/chat/send-key-choice';
import { SectionHead } from '@/components/settings/section-head';
import { SendKeySetting } from '@/components/settings/send-key-setting';
import { SettingsPage } from '@/components/settings/settings-page';
import { SpokenSetting } from '@/components/settings/spoken-setting';
import { ThemeChoice } from '@/components/settings/theme-choice';
import { THEME_COOKIE, toTheme } from '@/components/shell/theme';

export const metadata: Metadata = { title: 'Appearance' };

export default async function AppearancePage() {
  await requirePage('viewer');
  const kept = await cookies();
  const theme = toTheme(kept.get(THEME_COOKIE)?.value);
  const readsAloud = toReadsAloud(kept.toString());
  const sendKey = toSendKeyChoice(kept.toString());
  return (
    <SettingsPage title="Appearance" lead="How Parallax looks in this browser. A choice takes effect at once.">
      <SectionHead
        title="Theme"
        lead="Light, dark, or as the machine is set."
        action={<ThemeChoice served={theme} />}
      />
      <div className="mt-6 border-t pt-6">
        <SectionHead
          title="Sending a prompt"
          lead="With Enter alone, Shift and Enter make a new line. Ctrl or ⌘ with Enter always sends."
          action={<SendKeySetting served={sendKey} />}
        />
      </div>
      <div className="mt-6 border-t pt-6">
        <SectionHead
          title="Screen readers"
          lead="What they are told when an answer is there. All of it can be read in its place, too."
          action={<SpokenSetting served={readsAloud} />}
        />
      </div>
    </SettingsPage>
  );
}
