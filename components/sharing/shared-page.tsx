'use client';

import { useEffect, useState } from 'react';
import type { SharedView } from '#lib/sharing/share-view';
import { api } from '@/components/shell/api';
import { BarePage } from '@/components/shell/bare-page';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Skeleton } from '@/components/ui/skeleton';
import { SharedConversation } from './shared-conversation.tsx';

type State = { kind: 'reading' } | { kind: 'read'; view: SharedView } | { kind: 'failed'; message: string };

/** A chat for whoever has its link. What opens it stands behind the `#`, which browsers send to no server. */
export function SharedPage() {
  const [state, setState] = useState<State>({ kind: 'reading' });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try reads again.
  useEffect(() => {
    const controller = new AbortController();
    const read = async () => {
      const token = window.location.hash.slice(1);
      try {
        if (token === '') throw new Error('This link is not whole: something is missing at its end.');
        const view = await api.post<SharedView>('/api/shares/look', { token }, { signal: controller.signal });
        document.title = `${view.title} · Parallax`;
        setState({ kind: 'read', view });
      } catch (error) {
        if (!controller.signal.aborted)
          setState({ kind: 'failed', message: error instanceof Error ? error.message : 'Try again.' });
      }
    };
    void read();
    const again = () => setTries((count) => count + 1);
    window.addEventListener('hashchange', again);
    return () => {
      controller.abort();
      window.removeEventListener('hashchange', again);
    };
  }, [tries]);

  if (state.kind === 'read') return <SharedConversation view={state.view} />;
  if (state.kind === 'failed') {
    return (
      <BarePage
        title="There is nothing to read here"
        action={
          <>
            <Button onClick={() => setTries((count) => count + 1)}>Try again</Button>
            <ButtonLink href="/chat">Open Parallax</ButtonLink>
          </>
        }
      >
        {state.message}
      </BarePage>
    );
  }
  return (
    <main id="main" aria-busy className="mx-auto flex max-w-176 flex-col gap-4 px-4 py-16">
      <h1 className="sr-only">A shared chat</h1>
      <Skeleton className="h-7 w-2/3" />
      <Skeleton className="h-24 w-full" />
    </main>
  );
}
