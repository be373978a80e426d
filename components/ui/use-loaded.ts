'use client';

import { useCallback, useState } from 'react';

/**
 * Fetches code that is not needed at first. Render what is lazy only once it is `'loaded'`: a lazy component whose code cannot be
 * fetched, because the network is gone or the server was upgraded, would take the whole page with it.
 */
export function useLoaded(load: () => Promise<unknown>): ['waiting' | 'loaded' | 'failed', () => void] {
  const [state, setState] = useState<'waiting' | 'loaded' | 'failed'>('waiting');
  const start = useCallback(() => {
    load().then(
      () => setState('loaded'),
      () => setState('failed'),
    );
  }, [load]);
  return [state, start];
}
