'use client';

import { useTrigger } from '@/components/chat/use-trigger';
import { onDemandCode } from '@/components/ui/on-demand-code';

const menu = onDemandCode(() => import('./prompt-menu.tsx'));

/** Shows the prompt library over a composer whose text begins with a slash; its code comes with the first one. */
export function PromptSlash() {
  const { query, module, dismiss } = useTrigger('/', menu);
  return module && <module.PromptMenu query={query} onDismiss={dismiss} />;
}
