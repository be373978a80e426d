'use client';

import { lazy, Suspense } from 'react';
import { useTrigger } from '@/components/chat/use-trigger';

const load = () => import('./model-menu.tsx');
const Menu = lazy(async () => ({ default: (await load()).ModelMenu }));

/** Shows models over a composer whose text begins with this sign: `@` for whom to ask, `+` for whom to ask as well. */
export function ModelSign({ sign, onChoose }: { sign: '@' | '+'; onChoose: (model: string) => void }) {
  const { query, isLoaded, dismiss } = useTrigger(sign, load);
  if (!isLoaded || query === null) return null;
  return (
    <Suspense>
      <Menu query={query} verb={sign === '@' ? 'chooses' : 'adds'} onDismiss={dismiss} onChoose={onChoose} />
    </Suspense>
  );
}
