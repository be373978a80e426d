import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { app } from '#lib/app';
import { findMember } from '#lib/auth/find-member';
import type { Me } from '@/components/shell/me';
import { Providers } from '@/components/shell/providers';
import { Shell } from '@/components/shell/shell';
import { SIDEBAR_COOKIE, toSidebarWidth } from '@/components/shell/sidebar-width';

/** Draws the shell and guards nothing: each page does that itself. Nobody signed in gets the bare page, whose guard sends them on. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const container = app();
  const principal = await findMember(container, await headers());
  if (!principal) return children;
  const { memberId: id, name, email, role } = principal;
  const { kind, name: connectionName } = container.connections.current();
  const me: Me = {
    member: { id, name, email, role },
    connection: { kind, name: connectionName, isSimulated: kind === 'sandbox' },
  };
  return (
    <Providers me={me}>
      <Shell sidebar={toSidebarWidth((await cookies()).get(SIDEBAR_COOKIE)?.value)}>{children}</Shell>
    </Providers>
  );
}
