'use client';

import { useEffect, useEffectEvent } from 'react';
import { makeMatcher } from './make-matcher.ts';
import { keysOf, type ShortcutId } from './shortcuts.ts';
import { toSingleKeys } from './single-keys.ts';

const OPEN = '[role="dialog"][data-open], [role="alertdialog"][data-open], [role="menu"], [role="listbox"]';
// A select counts: keys that are typed there look for a choice.
const FIELD = 'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [role="combobox"]';

/**
 * Does something when the keys of this shortcut are pressed; null hears nothing. A key that would be typed is left to fields and to what is
 * open, one without Ctrl or ⌘ to what is open, and every key to who is composing a character.
 */
export function useShortcut(id: ShortcutId, run: (() => void) | null | undefined): void {
  const doIt = useEffectEvent(() => run?.());
  const isHeard = Boolean(run);
  useEffect(() => {
    if (!isHeard) return;
    const match = makeMatcher(keysOf(id));
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat) return;
      if (/^(?:Shift|Control|Alt|Meta)$/.test(event.key)) return;
      const found = match(event, event.timeStamp);
      if (found === 'none') return;
      if (!(event.ctrlKey || event.metaKey) && isAnythingOpen()) return;
      if (found === 'typed' && (isField(event.target) || !toSingleKeys(document.cookie))) return;
      event.preventDefault();
      doIt();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [id, isHeard]);
}

/** A select keeps its list, hidden, from the first time it has the focus. */
function isAnythingOpen(): boolean {
  return [...document.querySelectorAll(OPEN)].some((popup) => popup.checkVisibility());
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(FIELD));
}
