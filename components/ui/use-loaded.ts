'use client';

import { useCallback, useState } from 'react';
import type { OnDemandCode } from './on-demand-code.ts';

/**
 * Fetches code that is not needed at first: `load` when it is wanted, then render of `module`. It may never come, because the network is
 * gone or the server was upgraded; `load` then tries again.
 */
export function useLoaded<Module>({ load, now }: OnDemandCode<Module>): {
  module: Module | null;
  hasFailed: boolean;
  load: () => void;
} {
  const [state, setState] = useState<'waiting' | 'loaded' | 'failed'>('waiting');
  const start = useCallback(() => {
    if (now()) {
      setState('loaded');
      return;
    }
    setState('waiting');
    load().then(
      () => setState('loaded'),
      () => setState('failed'),
    );
  }, [load, now]);
  return { module: state === 'loaded' ? now() : null, hasFailed: state === 'failed', load: start };
}
