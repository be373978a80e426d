'use client';

import { useEffect, useState } from 'react';
import { formatRelativeTime } from './format-relative-time.ts';

const TICK_MS = 30_000;

/** When something was, kept current; the full date on hover. `at` is in epoch milliseconds. */
export function RelativeTime({ at, className }: { at: number; className?: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <time
      dateTime={new Date(at).toISOString()}
      data-exact={new Date(at).toUTCString()}
      suppressHydrationWarning
      className={className}
    >
      {formatRelativeTime(at, now)}
    </time>
  );
}
