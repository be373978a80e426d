'use client';

import { useEffect } from 'react';
import { firstControl } from '@/components/ui/first-control';

/** An element and, from the innermost out, what it stood in and where. */
type Place = {
  readonly element: HTMLElement;
  readonly around: readonly { readonly parent: Element; readonly index: number }[];
};

const PORTAL = '[data-base-ui-portal]';
/** Who knows better where the focus belongs, as a dialog that closes, has put it there by then. */
const OTHERS_FIRST_MS = 80;

/**
 * Keeps the place of who works by keys. Where a control goes away with the focus on it, as a form that is done or a row that is
 * deleted, the focus goes to what stands there now, or next to it; without this it would begin the page anew.
 */
export function useKeptPlace(): void {
  useEffect(() => {
    let latest: HTMLElement | null = null;
    let place: Place | null = null;
    let isByKey = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const note = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      latest = target;
      // What a popup was opened from is where to come back to.
      if (!target.closest(PORTAL)) place = { element: target, around: aroundOf(target) };
    };
    const noteKey = () => {
      isByKey = true;
    };
    const notePointer = () => {
      isByKey = false;
    };
    const isGone = () => isByKey && latest !== null && !latest.isConnected;
    const restore = () => {
      timer = undefined;
      if (isGone() && document.activeElement === document.body && place) controlAt(place)?.focus();
      if (isGone()) latest = null;
    };
    const observer = new MutationObserver(() => {
      if (timer === undefined && isGone()) timer = setTimeout(restore, OTHERS_FIRST_MS);
    });

    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', note);
    document.addEventListener('keydown', noteKey, true);
    document.addEventListener('pointerdown', notePointer, true);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('focusin', note);
      document.removeEventListener('keydown', noteKey, true);
      document.removeEventListener('pointerdown', notePointer, true);
    };
  }, []);
}

function aroundOf(element: Element): Place['around'] {
  const around = [];
  for (let at = element; at.parentElement && at !== document.body; at = at.parentElement)
    around.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  return around;
}

function controlAt({ element, around }: Place): HTMLElement | null {
  if (element.isConnected) return element;
  const left = around.find(({ parent }) => parent.isConnected);
  if (!left || left.parent === document.body) return null;
  const now = left.parent.children;
  return firstControl(now[left.index]) ?? firstControl(now[left.index - 1]) ?? firstControl(left.parent);
}
