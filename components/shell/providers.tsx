'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { ConversationStoresProvider } from '@/components/chat/conversation-stores';
import { type ConversationPage, conversationsQuery } from '@/components/chat/conversations-query';
import { OverlaysProvider } from '@/components/palette/overlays';
import { Tips } from '@/components/ui/tips';
import { ToastProvider } from '@/components/ui/toast';
import { makeQueryClient } from './make-query-client.ts';
import type { Me } from './me.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { meQuery } from './use-me.ts';

/** What every page behind the sign-in shares: the query cache, the address, toasts, tips. */
export function Providers({
  me,
  conversations,
  children,
}: {
  me: Me;
  /** The first page of the sidebar's list, there from the first paint. */
  conversations: ConversationPage;
  children: ReactNode;
}) {
  const [client] = useState(() => {
    const made = makeQueryClient();
    made.setQueryData(meQuery.queryKey, me);
    made.setQueryData(conversationsQuery.queryKey, { pages: [conversations], pageParams: [null] });
    return made;
  });
  useKeptPlace();
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <ToastProvider>
          <ConversationStoresProvider>
            <OverlaysProvider>{children}</OverlaysProvider>
          </ConversationStoresProvider>
        </ToastProvider>
        <Tips />
      </NuqsAdapter>
    </QueryClientProvider>
  );
}
