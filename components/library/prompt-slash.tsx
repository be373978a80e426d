'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { useComposerField } from '@/components/chat/composer-field';
import { useLoaded } from '@/components/ui/use-loaded';
import { slashQuery } from './slash-query.ts';

const load = () => import('./prompt-menu.tsx');
const Menu = lazy(async () => ({ default: (await load()).PromptMenu }));

/** Shows the prompt library over a composer whose text begins with a slash; its code comes with the first one. */
export function PromptSlash() {
  const { text, caret } = useComposerField();
  const query = slashQuery(text, caret);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [state, start] = useLoaded(load);
  const isWanted = query !== null && text !== dismissed;
  useEffect(() => {
    if (isWanted) start();
  }, [isWanted, start]);
  if (state !== 'loaded') return null;
  return (
    <Suspense>
      <Menu query={isWanted ? query : null} onDismiss={() => setDismissed(text)} />
    </Suspense>
  );
}
