'use client';

import { useState } from 'react';
import { useTrigger } from '@/components/chat/use-trigger';
import { onDemandCode } from '@/components/ui/on-demand-code';
import { useModelName } from './use-models.ts';

const menu = onDemandCode(() => import('./model-menu.tsx'));

/** Shows models over a composer whose text begins with this sign: `@` for whom to ask, `+` for whom to ask as well. */
export function ModelSign({ sign, onChoose }: { sign: '@' | '+'; onChoose: (model: string) => void }) {
  const { query, module, dismiss } = useTrigger(sign, menu);
  const nameOf = useModelName();
  const [chosen, setChosen] = useState<string | null>(null);
  const isAsked = module !== null && query !== null;
  return (
    <>
      <p role="status" className="sr-only">
        {chosen && !isAsked && `${nameOf(chosen)} ${sign === '@' ? 'chosen' : 'added'}`}
      </p>
      {isAsked && (
        <module.ModelMenu
          query={query}
          verb={sign === '@' ? 'chooses' : 'adds'}
          onDismiss={dismiss}
          onChoose={(model) => {
            setChosen(model);
            onChoose(model);
          }}
        />
      )}
    </>
  );
}
