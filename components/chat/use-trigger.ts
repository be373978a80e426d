'use client';

import { useEffect, useState } from 'react';
import type { OnDemandCode } from '@/components/ui/on-demand-code';
import { useLoaded } from '@/components/ui/use-loaded';
import { useComposerField } from './composer-field.tsx';
import { type Trigger, triggerQuery } from './trigger-query.ts';

/**
 * What is looked for over a composer with this sign; null while nobody asks or after `dismiss`. The list's code comes with the first
 * question.
 */
export function useTrigger<Module>(
  trigger: Trigger,
  code: OnDemandCode<Module>,
): { query: string | null; module: Module | null; dismiss: () => void } {
  const { text, caret } = useComposerField();
  const asked = triggerQuery(trigger, text, caret);
  const [dismissed, setDismissed] = useState<string | null>(null);
  const { module, load } = useLoaded(code);
  const query = text === dismissed ? null : asked;
  const isWanted = query !== null;
  useEffect(() => {
    if (isWanted) load();
  }, [isWanted, load]);
  return { query, module, dismiss: () => setDismissed(text) };
}
