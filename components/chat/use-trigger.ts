'use client';

import { useEffect, useState } from 'react';
import { useLoaded } from '@/components/ui/use-loaded';
import { useComposerField } from './composer-field.tsx';
import { type Trigger, triggerQuery } from './trigger-query.ts';

/**
 * What is looked for over a composer with this sign; null while nobody asks or after `dismiss`. `load` fetches the list's code
 * with the first question; until `isLoaded` it is not to be rendered.
 */
export function useTrigger(
  trigger: Trigger,
  load: () => Promise<unknown>,
): { query: string | null; isLoaded: boolean; dismiss: () => void } {
  const { text, caret } = useComposerField();
  const asked = triggerQuery(trigger, text, caret);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const [state, start] = useLoaded(load);
  const query = text === dismissed ? null : asked;
  const isWanted = query !== null;
  useEffect(() => {
    if (isWanted) start();
  }, [isWanted, start]);
  return { query, isLoaded: state === 'loaded', dismiss: () => setDismissed(text) };
}
