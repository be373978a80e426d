import type { RefObject } from 'react';
import { firstControl } from './first-control.ts';

/**
 * Where the focus goes when a dialog opens: to what it is about rather than to the cross in its head, which comes first. A
 * field that wants the focus has it already; on a touch screen none gets it, for its keyboard would cover the dialog.
 */
export function focusContent(popup: RefObject<HTMLElement | null>) {
  return (opened: string): HTMLElement | true => {
    const [head, ...content] = popup.current?.children ?? [];
    if (opened === 'touch' || !head) return true;
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && content.some((part) => part.contains(focused))) return focused;
    for (const part of content) {
      const found = firstControl(part);
      if (found) return found;
    }
    return true;
  };
}
