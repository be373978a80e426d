'use client';

import { useSyncExternalStore } from 'react';

/** False on the server and in the first render here, which must be alike; then true. */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
