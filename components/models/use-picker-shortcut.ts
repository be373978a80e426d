'use client';

import { useShortcut } from '@/components/shortcuts/use-shortcut';

/** Ctrl or Cmd+Shift+M opens the picker, also from the composer. */
export function usePickerShortcut(setIsOpen: ((isOpen: boolean) => void) | null): void {
  useShortcut('pick-model', setIsOpen && (() => setIsOpen(true)));
}
