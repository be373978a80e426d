import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { listConversations } from '#lib/conversations/list-conversations';
import { findVisitor } from '#lib/http/find-visitor';
import { Providers } from '@/components/shell/providers';
import { Shell } from '@/components/shell/shell';
import { SIDEBAR_COOKIE, toSidebarWidth } from '@/components/shell/sidebar-width';
import { toMe } from '@/components/shell/to-me';

/** Draws the shell and guards nothing: each page does that itself. Nobody signed in gets the bare page, whose guard sends them on. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const { app, principal } = await findVisitor();
  if (!principal) return children;
  const me = toMe(principal, app.connections);
  return (
    <Providers me={me} conversations={await listConversations(app, principal, {})}>
      <Shell sidebar={toSidebarWidth((await cookies()).get(SIDEBAR_COOKIE)?.value)}>{children}</Shell>
    </Providers>
  );
}
