'use client';

import { useShortcut } from '@/components/shortcuts/use-shortcut';

/** Esc stops what is being answered, unless it is needed to close something that is open. */
export function useStopKey(onStop: (() => void) | undefined): void {
  useShortcut('stop', onStop);
}
