import type { ReactNode } from 'react';
import { Page } from '@/components/shell/page';
import { SettingsNav } from './settings-nav.tsx';

/** One page of the settings: which one of them, what it is about, and its content in one column. */
export function SettingsPage({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <Page title="Settings" width="form">
      <SettingsNav />
      <h2 className="sr-only">{title}</h2>
      <p className="mt-6 max-w-prose text-muted-foreground">{lead}</p>
      <div className="mt-6">{children}</div>
    </Page>
  );
}
