'use client';

import { useEffect } from 'react';

const OPEN = '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"], [role="listbox"]';

/** Esc stops what is being answered, unless it is needed to close something that is open. */
export function useStopKey(onStop: (() => void) | undefined): void {
  useEffect(() => {
    if (!onStop) return;
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      if (document.querySelector(OPEN)) return;
      onStop();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [onStop]);
}
