'use client';

import { useEffect, useReducer, useRef } from 'react';
import { nextPace } from './next-pace.ts';

/**
 * A text that grows, at most a screenful more of it at each drawing: where a slow machine fell behind, what waited would otherwise be
 * formatted in one go and hold up the page, and the longer that took the more would wait next time.
 */
export function usePaced(text: string): string {
  const before = useRef(text);
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const shown = nextPace(before.current, text);
  useEffect(() => {
    before.current = shown;
    if (shown.length === text.length) return;
    const frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  });
  return shown;
}
