import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { listSessions } from '#lib/auth/list-sessions';
import { requireSession } from '#lib/auth/require-session';
import { isAtLeast } from '#lib/auth/role';
import { requirePage } from '#lib/http/require-page';
import { getPreferences } from '#lib/preferences/get-preferences';
import { NameForm } from '@/components/account/name-form';
import { PasswordForm } from '@/components/account/password-form';
import { SessionList } from '@/components/account/session-list';
import { SectionHead } from '@/components/settings/section-head';
import { SettingsPage } from '@/components/settings/settings-page';
import { TitleSetting } from '@/components/settings/title-setting';
import { ShareList } from '@/components/sharing/share-list';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const { app, principal } = await requirePage('viewer');
  const sessions = await listSessions(app, await requireSession(app, await headers()));
  return (
    <SettingsPage title="Account" lead="Your name, your password, and where you are signed in.">
      <div className="flex flex-col gap-12">
        <NameForm />
        <PasswordForm />
        <section>
          <SectionHead title="Titles" lead="What your chats are called in the list." />
          <TitleSetting served={getPreferences(app, principal)} />
        </section>
        {isAtLeast(principal.role, 'member') && (
          <section>
            <SectionHead title="Shared links" lead="Whoever has one reads that chat without signing in." />
            <ShareList empty="No link to any of your chats opens anything." />
          </section>
        )}
        <SessionList initial={sessions} />
      </div>
    </SettingsPage>
  );
}
