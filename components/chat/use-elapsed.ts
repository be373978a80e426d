'use client';

import { useEffect, useState } from 'react';

/** Whole seconds since `since` (epoch milliseconds) while `isRunning`. Never negative, also when this clock is behind the server's. */
export function useElapsed(since: number, isRunning: boolean): number {
  const [now, setNow] = useState(since);
  useEffect(() => {
    if (!isRunning) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return Math.max(0, Math.floor((now - since) / 1_000));
}
