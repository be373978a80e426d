'use client';

import { useEffect } from 'react';

const LATEST_MS = 3_000;

/** Fetches what the first streamed answer needs while the prompt is still being typed, once the page itself is done. */
export function useWarmRenderer(): void {
  useEffect(() => {
    const fetchAll = () => void Promise.allSettled([import('./markdown.tsx'), import('./read-run.ts')]);
    // Safari has no idle callback.
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(fetchAll, LATEST_MS / 3);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(fetchAll, { timeout: LATEST_MS });
    return () => cancelIdleCallback(idle);
  }, []);
}
