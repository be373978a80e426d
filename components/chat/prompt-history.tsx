'use client';

import { useEffect, useRef } from 'react';
import { useComposerField } from './composer-field.tsx';
import { stepHistory } from './step-history.ts';

/** Arrow up in an empty composer brings back the last prompt, and from there the ones before it. */
export function PromptHistory({ prompts }: { prompts: readonly string[] }) {
  const { text, write, takeKeys } = useComposerField();
  const shown = useRef<number | null>(null);
  useEffect(
    () =>
      takeKeys((event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return false;
        if (event.shiftKey || event.altKey || event.metaKey || event.ctrlKey || event.nativeEvent.isComposing)
          return false;
        const index = stepHistory(prompts, { text, shown: shown.current }, event.key === 'ArrowUp' ? -1 : 1);
        if (index === undefined) return false;
        event.preventDefault();
        shown.current = index;
        write(index === null ? '' : (prompts[index] ?? ''));
        return true;
      }),
    [prompts, text, write, takeKeys],
  );
  return null;
}
