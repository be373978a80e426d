'use client';

import { useElapsed } from './use-elapsed.ts';

/** Before the first word: that something is coming, and for how long it has been. */
export function Thinking({ since }: { since: number }) {
  const seconds = useElapsed(since, true);
  return (
    <p className="h-6.5 text-muted-foreground text-prose">
      <span
        aria-hidden
        data-mark
        className="mr-2 inline-block h-[1.05em] w-2 rounded-[1px] bg-gray-8 align-text-bottom"
      />
      Thinking…{seconds > 0 && <span aria-hidden> {seconds} s</span>}
    </p>
  );
}
