'use client';

import { ChevronRight } from 'lucide-react';
import { formatDuration } from '@/components/ui/format-duration';
import { formatTokens } from '@/components/ui/format-tokens';
import { useElapsed } from './use-elapsed.ts';

/** How a model came to its answer, folded. `isOpenEnded`: it is still thinking, so its duration is not known. */
export function Reasoning({
  text,
  isOpenEnded,
  since,
  tookMs,
  tokens,
}: {
  text: string;
  isOpenEnded: boolean;
  /** When the run began, epoch milliseconds. */
  since: number;
  /** As the server measured it; null where it did not. */
  tookMs: number | null;
  tokens: number | null;
}) {
  const seconds = useElapsed(since, isOpenEnded);
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
