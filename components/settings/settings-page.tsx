import type { ReactNode } from 'react';
import { Page } from '@/components/shell/page';
import { SettingsNav } from './settings-nav.tsx';

/** One page of the settings: which one of them, what it is about, and its content in one column. */
export function SettingsPage({
  title,
  lead,
  width = 'form',
  children,
}: {
  title: string;
  lead: ReactNode;
  width?: 'form' | 'wide';
  children: ReactNode;
}) {
  return (
    <Page title="Settings" width={width}>
      <SettingsNav />
      <h2 className="sr-only">{title}</h2>
      <p className="mt-6 max-w-prose text-muted-foreground">{lead}</p>
      <div className="mt-6">{children}</div>
    </Page>
  );
}
