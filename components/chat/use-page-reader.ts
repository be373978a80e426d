'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const AHEAD = '800px 0px';

export type PageReader = {
  /** Stands where something is to be read. */
  readonly sentinel: RefObject<HTMLDivElement | null>;
  readonly isReading: boolean;
  readonly problem: string | null;
  readonly readMore: () => void;
};

/** Reads a page. `isPassed`: the reader is below the place where it will stand. `onRead` is called in the moment before it is shown. */
export type ReadPage = (isPassed: boolean, onRead: () => void) => Promise<void>;

/**
 * Reads messages when the place where they will stand comes near, and leaves what is being read where it is on the screen.
 * `shape` names the place: it changes when something was read.
 */
export function usePageReader(
  scroller: RefObject<HTMLElement | null>,
  shape: string | null,
  read: ReadPage,
): PageReader {
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const sentinel = useRef<HTMLDivElement>(null);
  const held = useRef<{ id: string; top: number } | null>(null);

  const readNow = useCallback(
    async (isPassed: boolean) => {
      if (busy.current) return;
      busy.current = true;
      setIsReading(true);
      setProblem(null);
      try {
        await read(isPassed, () => {
          held.current = inSight(scroller.current);
        });
      } catch (error) {
        setProblem(error instanceof Error ? error.message : 'Try again.');
      }
      busy.current = false;
      setIsReading(false);
    },
    [read, scroller],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what was read that moves the others.
  useLayoutEffect(() => {
    const { current: box } = scroller;
    const { current: before } = held;
    held.current = null;
    if (!box || !before) return;
    const moved = box.querySelector(`[data-message="${before.id}"]`)?.getBoundingClientRect().top;
    if (moved !== undefined) box.scrollTop += moved - before.top;
  }, [shape, scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page the sentinel may be in sight still.
  useEffect(() => {
    const { current: mark } = sentinel;
    if (!mark || isReading || problem) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) void readNow(isAboveMiddle(entry));
      },
      { root: scroller.current, rootMargin: AHEAD },
    );
    observer.observe(mark);
    return () => observer.disconnect();
  }, [shape, isReading, problem, readNow, scroller]);

  return { sentinel, isReading, problem, readMore: () => void readNow(false) };
}

function isAboveMiddle({ boundingClientRect, rootBounds }: IntersectionObserverEntry): boolean {
  return rootBounds !== null && boundingClientRect.top < rootBounds.top + rootBounds.height / 2;
}

/** The first message that can be seen, and where. */
function inSight(box: HTMLElement | null): { id: string; top: number } | null {
  if (!box) return null;
  const edge = box.getBoundingClientRect().top;
  for (const message of box.querySelectorAll<HTMLElement>('[data-message]')) {
    const { top, bottom } = message.getBoundingClientRect();
    if (bottom > edge) return { id: message.dataset.message ?? '', top };
  }
  return null;
}
