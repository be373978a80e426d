'use client';

import { lazy, Suspense } from 'react';
import { useTrigger } from '@/components/chat/use-trigger';

const load = () => import('./prompt-menu.tsx');
const Menu = lazy(async () => ({ default: (await load()).PromptMenu }));

/** Shows the prompt library over a composer whose text begins with a slash; its code comes with the first one. */
export function PromptSlash() {
  const { query, isLoaded, dismiss } = useTrigger('/', load);
  if (!isLoaded) return null;
  return (
    <Suspense>
      <Menu query={query} onDismiss={dismiss} />
    </Suspense>
  );
}
