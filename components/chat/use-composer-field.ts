'use client';

import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ComposerField, KeyTaker, ShownList } from './composer-field.tsx';

/** What a composer lends to its aids, and the keys that go to them first. */
export function useComposerFieldOf(
  element: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => void,
): ComposerField & { readonly offerKey: KeyTaker; readonly noteCaret: () => void; readonly list: ShownList | null } {
  const [caret, setCaret] = useState(0);
  const [list, showList] = useState<ShownList | null>(null);
  const takers = useRef<KeyTaker[]>([]);
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    const at = wanted.current;
    if (at === null || !element.current || element.current.value !== text) return;
    wanted.current = null;
    element.current.focus();
    element.current.setSelectionRange(at, at);
    setCaret(at);
  });
  const write = useCallback(
    (next: string, at = next.length) => {
      wanted.current = at;
      setText(next);
      setCaret(at);
    },
    [setText],
  );
  const takeKeys = useCallback((taker: KeyTaker) => {
    takers.current = [taker, ...takers.current];
    return () => {
      takers.current = takers.current.filter((one) => one !== taker);
    };
  }, []);
  const offerKey = useCallback<KeyTaker>((event) => takers.current.some((taker) => taker(event)), []);
  const noteCaret = useCallback(() => setCaret(element.current?.selectionStart ?? 0), [element]);
  return useMemo(
    () => ({ text, caret, write, takeKeys, showList, offerKey, noteCaret, list }),
    [text, caret, write, takeKeys, offerKey, noteCaret, list],
  );
}
