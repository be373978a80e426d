'use client';

import { useEffect } from 'react';
import { firstControl } from '@/components/ui/first-control';

/** An element, the page that it was on and, from the innermost out, what it stood in and where. */
type Place = {
  readonly element: HTMLElement;
  readonly path: string;
  readonly around: readonly { readonly parent: Element; readonly index: number }[];
};

const PORTAL = '[data-base-ui-portal]';
const DIALOG = ':is([role="dialog"], [role="alertdialog"])';
const OPEN_DIALOG = `${DIALOG}[data-open]`;
/** Who knows better where the focus belongs, as a dialog that closes, has put it there by then. */
const OTHERS_FIRST_MS = 80;

/**
 * Keeps the place of who works by keys. Where a control goes away with the focus on it, as a form that is done or a row that is
 * deleted, the focus goes to what stands there now, or next to it; where the whole page went, to the content of the next one.
 * Without this it would begin the page anew, or in its middle.
 */
export function useKeptPlace(): void {
  useEffect(() => {
    let latest: HTMLElement | null = null;
    let place: Place | null = null;
    let placeInDialog: Place | null = null;
    let isByKey = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const note = ({ target }: { target: EventTarget | null }) => {
      if (!(target instanceof HTMLElement) || target === document.body) return;
      // A dialog takes the focus itself where what had it in there went.
      if (isGone() && target.matches(OPEN_DIALOG)) return;
      latest = target;
      if (target.closest(DIALOG)) placeInDialog = placeOf(target);
      // What a popup was opened from is where to come back to.
      else if (!target.closest(PORTAL)) place = placeOf(target);
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
      if (!isGone()) return;
      const dialog = placeInDialog && openDialogOf(placeInDialog);
      const kept = dialog ? placeInDialog : place;
      const focused = document.activeElement;
      const isLost = focused === document.body || focused === dialog;
      const control = kept && isLost ? controlAt(kept) : null;
      const isOnItsWay = isLost && !control && kept?.path !== window.location.pathname;
      if (isOnItsWay) return;
      latest = null;
      control?.focus();
    };
    const observer = new MutationObserver(() => {
      if (timer === undefined && isGone()) timer = setTimeout(restore, OTHERS_FIRST_MS);
    });

    // What asked for the focus as the page came has it before this listens.
    note({ target: document.activeElement });
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

function placeOf(element: HTMLElement): Place {
  return { element, path: window.location.pathname, around: aroundOf(element) };
}

function aroundOf(element: Element): Place['around'] {
  const around = [];
  for (let at = element; at.parentElement && at !== document.body; at = at.parentElement)
    around.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  return around;
}

function openDialogOf({ around }: Place): Element | null {
  return around.find(({ parent }) => parent.isConnected && parent.matches(OPEN_DIALOG))?.parent ?? null;
}

function controlAt({ element, path, around }: Place): HTMLElement | null {
  if (element.isConnected) return element;
  if (path !== window.location.pathname) return document.getElementById('main');
  for (const { parent, index } of around) {
    if (!parent.isConnected || parent === document.body) continue;
    const now = parent.children;
    const nearest = firstControl(now[index]) ?? firstControl(now[index - 1]) ?? firstControl(parent);
    if (nearest) return nearest;
  }
  return null;
}
