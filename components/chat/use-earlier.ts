'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { useConversationContext } from './conversation-context.tsx';

const AHEAD = '800px 0px 0px 0px';

/** Reads what came before when its end comes near, and leaves what is being read where it stands on the screen. */
export function useEarlier(pane: PaneView, scroller: RefObject<HTMLElement | null>) {
  const { actions } = useConversationContext();
  const [isReading, setIsReading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const sentinel = useRef<HTMLDivElement>(null);
  const held = useRef<{ id: string; top: number } | null>(null);
  const firstId = pane.messages[0]?.id ?? null;

  const readMore = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setIsReading(true);
    setProblem(null);
    try {
      await actions.readEarlier(pane.id, () => {
        held.current = inSight(scroller.current);
      });
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Try again.');
    }
    busy.current = false;
    setIsReading(false);
  }, [actions, pane.id, scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the new first message that moves the others.
  useLayoutEffect(() => {
    const { current: box } = scroller;
    const { current: before } = held;
    held.current = null;
    if (!box || !before) return;
    const moved = box.querySelector(`[data-message="${before.id}"]`)?.getBoundingClientRect().top;
    if (moved !== undefined) box.scrollTop += moved - before.top;
  }, [firstId, scroller]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: after each page the sentinel may be in sight still.
  useEffect(() => {
    const { current: mark } = sentinel;
    if (!mark || isReading || problem) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void readMore();
      },
      { root: scroller.current, rootMargin: AHEAD },
    );
    observer.observe(mark);
    return () => observer.disconnect();
  }, [firstId, isReading, problem, readMore, scroller]);

  return { sentinel, isReading, problem, readMore };
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
