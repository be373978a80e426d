'use client';

import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatDuration } from '@/components/ui/format-duration';
import { formatTokens } from '@/components/ui/format-tokens';
import { useElapsed } from './use-elapsed.ts';

/** How a model came to its answer, folded. `isOpenEnded`: it is still thinking, so its duration is not known. */
export function Reasoning({
  text,
  isOpenEnded,
  since,
  tokens,
}: {
  text: string;
  isOpenEnded: boolean;
  /** When the run began, epoch milliseconds. */
  since: number;
  tokens: number | null;
}) {
  const seconds = useElapsed(since, isOpenEnded);
  const tookMs = useWatchedDuration(isOpenEnded);
  const size = tookMs !== null ? ` for ${formatDuration(tookMs)}` : tokens ? ` · ${formatTokens(tokens)} tokens` : '';
  return (
    <details className="group/reasoning mb-3">
      <summary className="-ml-1 flex w-fit list-none items-center gap-1 rounded-sm px-1 py-0.5 text-muted-foreground text-sm hover:text-foreground pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/reasoning:rotate-90" />
        {isOpenEnded ? `Thinking… ${seconds} s` : `Thought${size}`}
      </summary>
      <div
        className="mt-1 ml-1.5 whitespace-pre-wrap border-l-2 py-0.5 pl-3 text-muted-foreground text-sm wrap-anywhere"
        dir="auto"
      >
        {text}
      </div>
    </details>
  );
}

/** How long this browser saw it going on; null where it did not see the beginning and the end. */
function useWatchedDuration(isOngoing: boolean): number | null {
  const [beganAt, setBeganAt] = useState<number | null>(null);
  const [tookMs, setTookMs] = useState<number | null>(null);
  useEffect(() => {
    if (isOngoing) setBeganAt((before) => before ?? performance.now());
    else if (beganAt !== null) setTookMs((before) => before ?? performance.now() - beganAt);
  }, [isOngoing, beganAt]);
  return tookMs;
}
