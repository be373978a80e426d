'use client';

import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { copyExact } from './copy-exact.ts';
import { findTip, type Tip } from './find-tip.ts';
import { placeTip } from './place-tip.ts';

const DELAY_MS = 400;

/**
 * Gives every `data-exact` element of the page its exact value on hover and on copy, and every `data-tip` element its name on
 * hover and focus. One listener for all of them: a table of a thousand amounts costs nothing. Mounted once.
 */
export function Tips() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: Tip | null, afterMs: number) => {
      clearTimeout(timer);
      if (!next || afterMs === 0) setTip(next);
      else timer = setTimeout(() => setTip(next), afterMs);
    };
    const onPoint = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target)) return;
      const next = findTip(event.target);
      if (next?.isNaming && event.pointerType === 'touch') return;
      show(next, next?.isNaming ? DELAY_MS : 0);
    };
    const onFocus = (event: FocusEvent) => {
      const isByKey = event.target instanceof Element && event.target.matches(':focus-visible');
      show(isByKey ? findTip(event.target) : null, 0);
    };
    const hide = () => show(null, 0);
    const capture = { capture: true, passive: true };
    document.addEventListener('pointerover', onPoint);
    document.addEventListener('pointerdown', hide);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', hide);
    document.addEventListener('scroll', hide, capture);
    document.documentElement.addEventListener('pointerleave', hide);
    document.addEventListener('copy', copyExact);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', onPoint);
      document.removeEventListener('pointerdown', hide);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', hide);
      document.removeEventListener('scroll', hide, capture);
      document.documentElement.removeEventListener('pointerleave', hide);
      document.removeEventListener('copy', copyExact);
    };
  }, []);

  useLayoutEffect(() => {
    if (!tip || !box.current) return;
    const view = { width: window.innerWidth, height: window.innerHeight };
    const anchor = tip.element.getBoundingClientRect();
    const { left, top } = placeTip(anchor, box.current.getBoundingClientRect(), view, tip.element.dataset.tipSide);
    box.current.style.translate = `${left}px ${top}px`;
  }, [tip]);

  if (!tip) return null;
  return (
    <div
      ref={box}
      role="tooltip"
      className="fixed top-0 left-0 z-60 max-w-72 rounded-sm border border-transparent bg-gray-12 px-2 py-1 text-gray-1 text-xs"
    >
      {tip.text}
      {tip.note && <span className="opacity-70"> {tip.note}</span>}
    </div>
  );
}
