'use client';

import { useEffect, useState } from 'react';
import { copyExact } from './copy-exact.ts';

type Tip = { text: string; note: string | null; x: number; y: number; isBelow: boolean };

/**
 * Gives every `data-exact` element of the page its exact value on hover and on copy. One listener for all of them: a table
 * of a thousand amounts costs nothing. Mounted once.
 */
export function ExactValues() {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => {
    const show = (event: Event) => setTip(tipFor(event.target));
    const hide = () => setTip(null);
    document.addEventListener('pointerover', show);
    document.addEventListener('focusin', show);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    document.addEventListener('keydown', hide);
    document.addEventListener('copy', copyExact);
    return () => {
      document.removeEventListener('pointerover', show);
      document.removeEventListener('focusin', show);
      document.removeEventListener('scroll', hide, { capture: true });
      document.removeEventListener('keydown', hide);
      document.removeEventListener('copy', copyExact);
    };
  }, []);
  if (!tip) return null;
  return (
    <div
      role="tooltip"
      style={{ left: tip.x, top: tip.y }}
      className={`pointer-events-none fixed z-50 -translate-x-1/2 rounded-md bg-gray-12 px-2 py-1 text-gray-1 text-xs ${tip.isBelow ? '' : '-translate-y-full'}`}
    >
      {tip.text}
      {tip.note && <span className="opacity-70"> {tip.note}</span>}
    </div>
  );
}

function tipFor(target: EventTarget | null): Tip | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-exact]') : null;
  if (!element) return null;
  const { exact, exactNote } = element.dataset;
  if (!exact || (exact === element.textContent && !exactNote)) return null;
  const box = element.getBoundingClientRect();
  const isBelow = box.top < 40;
  const x = Math.min(Math.max(box.left + box.width / 2, 88), window.innerWidth - 88);
  return { text: exact, note: exactNote ?? null, x, y: isBelow ? box.bottom + 6 : box.top - 6, isBelow };
}
