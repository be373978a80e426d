'use client';

import { useTrigger } from '@/components/chat/use-trigger';
import { onDemandCode } from '@/components/ui/on-demand-code';

const menu = onDemandCode(() => import('./model-menu.tsx'));

/** Shows models over a composer whose text begins with this sign: `@` for whom to ask, `+` for whom to ask as well. */
export function ModelSign({ sign, onChoose }: { sign: '@' | '+'; onChoose: (model: string) => void }) {
  const { query, module, dismiss } = useTrigger(sign, menu);
  if (!module || query === null) return null;
  return (
    <module.ModelMenu query={query} verb={sign === '@' ? 'chooses' : 'adds'} onDismiss={dismiss} onChoose={onChoose} />
  );
}
