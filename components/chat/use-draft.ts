'use client';

import { useCallback, useEffect, useState } from 'react';

const PREFIX = 'parallax.draft.';

/** What is typed and not yet sent, kept for this browser under `key` until it is: a reload or a wrong click loses nothing. */
export function useDraft(key: string): [draft: string, setDraft: (text: string) => void] {
  const [draft, setState] = useState('');
  useEffect(() => {
    const kept = read(key);
    // What was typed before the page came to life stays.
    if (kept) setState((typed) => typed || kept);
  }, [key]);
  const setDraft = useCallback(
    (text: string) => {
      setState(text);
      write(key, text);
    },
    [key],
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

function write(key: string, text: string): void {
  try {
    if (text) localStorage.setItem(PREFIX + key, text);
    else localStorage.removeItem(PREFIX + key);
  } catch {
    // Storage is full or forbidden: the text is on the page all the same.
  }
}
