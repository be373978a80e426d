'use client';

import { useEffect } from 'react';

/** Fetches what the first streamed answer needs while the prompt is still being typed. */
export function useWarmRenderer(): void {
  useEffect(() => {
    void Promise.allSettled([import('./markdown.tsx'), import('./read-run.ts')]);
  }, []);
}
