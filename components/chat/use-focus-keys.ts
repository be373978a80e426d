'use client';

import { type RefObject, useEffect } from 'react';
import type { ComposerHandle } from './composer.tsx';

/** Shift+Esc from anywhere, and `/` where nothing is being typed, go to the composer. */
export function useFocusKeys(composer: RefObject<ComposerHandle | null>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
      if (!isSlash && !(event.key === 'Escape' && event.shiftKey)) return;
      event.preventDefault();
      composer.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [composer]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}
