'use client';

import { useEffect } from 'react';

/** Esc stops what is being answered, unless it is needed to close something that is open. */
export function useStopKey(onStop: (() => void) | undefined): void {
  useEffect(() => {
    if (!onStop) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]')) return;
      onStop();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onStop]);
}
