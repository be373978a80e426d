import { type TouchEvent, useRef } from 'react';
import { swipeOf } from './swipe-of.ts';

/** Handlers for what is swiped sideways with one finger; what scrolls sideways itself, as a wide table, keeps its own. */
export function useSwipe(onSwipe: (step: -1 | 1) => void) {
  const start = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart: ({ touches, target, currentTarget }: TouchEvent<HTMLElement>) => {
      const touch = touches[0];
      const isFree = touches.length === 1 && !scrollsSideways(target, currentTarget);
      start.current = touch && isFree ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd: ({ changedTouches, touches }: TouchEvent<HTMLElement>) => {
      const touch = changedTouches[0];
      const from = start.current;
      start.current = null;
      if (!touch || !from || touches.length > 0 || !document.getSelection()?.isCollapsed) return;
      const step = swipeOf({
        fromX: from.x,
        dx: touch.clientX - from.x,
        dy: touch.clientY - from.y,
        width: window.innerWidth,
      });
      if (step !== 0) onSwipe(step);
    },
    onTouchCancel: () => {
      start.current = null;
    },
  };
}

function scrollsSideways(target: EventTarget, within: Element): boolean {
  for (let at = target instanceof Element ? target : null; at && at !== within; at = at.parentElement) {
    if (at.matches('input, textarea')) return true;
    if (at.scrollWidth > at.clientWidth && /auto|scroll/.test(getComputedStyle(at).overflowX)) return true;
  }
  return false;
}
