import { type PointerEvent, type SyntheticEvent, useEffect, useRef } from 'react';

const LONG_MS = 500;
const STILL_PX = 10;

/** Handlers for what a finger that rests does. Moving or lifting calls it off; the lift that ends it presses nothing. */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<{ x: number; y: number; timer: number; isLong: boolean } | null>(null);
  useEffect(() => () => clearTimeout(press.current?.timer), []);

  const callOff = () => {
    clearTimeout(press.current?.timer);
    if (!press.current?.isLong) press.current = null;
  };
  const fire = () => {
    if (!press.current || press.current.isLong) return;
    clearTimeout(press.current.timer);
    press.current.isLong = true;
    onLongPress();
  };
  return {
    onPointerDown: ({ pointerType, isPrimary, clientX: x, clientY: y }: PointerEvent) => {
      clearTimeout(press.current?.timer);
      press.current =
        pointerType === 'touch' && isPrimary ? { x, y, timer: window.setTimeout(fire, LONG_MS), isLong: false } : null;
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent) => {
      if (press.current && Math.hypot(clientX - press.current.x, clientY - press.current.y) > STILL_PX) callOff();
    },
    onPointerCancel: callOff,
    onPointerUp: callOff,
    onContextMenu: (event: SyntheticEvent) => {
      if (!press.current) return;
      event.preventDefault();
      fire();
    },
    onTouchEnd: (event: SyntheticEvent) => {
      if (press.current?.isLong) event.preventDefault();
      press.current = null;
    },
  };
}
