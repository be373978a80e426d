'use client';

import { useEffect } from 'react';

/** Ctrl or Cmd+Shift+M opens the picker, also from the composer. */
export function usePickerShortcut(setIsOpen: ((isOpen: boolean) => void) | null): void {
  useEffect(() => {
    if (!setIsOpen) return;
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey || event.key.toLowerCase() !== 'm')
        return;
      event.preventDefault();
      setIsOpen(true);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [setIsOpen]);
}
