'use client';

import { useSyncExternalStore } from 'react';

const WIDE = '(width >= 48rem)';

/** Is there room for panes beside each other? The server, which cannot know, says yes. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => true,
  );
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
