'use client';

import { useSyncExternalStore } from 'react';

/** What the modifier of shortcuts is called on this machine: `⌘` or `Ctrl`. */
export function useModKey(): '⌘' | 'Ctrl' {
  return useSyncExternalStore(
    neverChanges,
    () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl'),
    () => 'Ctrl',
  );
}

function neverChanges(): () => void {
  return () => {};
}
