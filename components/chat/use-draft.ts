'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'parallax.draft.';

/**
 * What is typed and not yet sent, kept for this browser under `key` until it is: a reload or a wrong click loses nothing. Another tab
 * with the same draft follows, so that what one has sent does not wait in the other.
 */
export function useDraft(key: string): [draft: string, setDraft: (text: string) => void] {
  const [draft, setState] = useState('');
  const latest = useRef('');
  const show = useCallback((text: string) => {
    latest.current = text;
    setState(text);
  }, []);
  useEffect(() => {
    const kept = read(key);
    // What was typed before the page came to life stays.
    if (kept && latest.current === '') show(kept);
    const follow = (event: StorageEvent) => {
      const isOurs = event.key === PREFIX + key && latest.current === (event.oldValue ?? '');
      if (isOurs) show(event.newValue ?? '');
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [key, show]);
  const setDraft = useCallback(
    (text: string) => {
      show(text);
      write(key, text);
    },
    [key, show],
  );
  return [draft, setDraft];
}

function read(key: string): string {
  try {
    return localStorage.getItem(PREFIX + key) ?? '';
  } catch {
    return '';
  }
}

/** Leaves a draft for a composer that is about to be shown. */
export function leaveDraft(key: string, text: string): void {
  write(key, text);
}

function write(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(PREFIX + key, text);
    else localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is full or forbidden: the text is on the page all the same.
  }
}
