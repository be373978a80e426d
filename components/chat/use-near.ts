'use client';

import { type RefObject, useEffect, useState } from 'react';

const AROUND = '1500px 0px';

/** True from the moment that an element comes near the part of the page in sight; at once where `isNear` says so. */
export function useNear(element: RefObject<Element | null>, isNear: boolean): boolean {
  // What was formatted once stays so, also when later messages push it away.
  const [hasComeNear, setHasComeNear] = useState(isNear);
  useEffect(() => {
    const { current } = element;
    if (isNear || hasComeNear || !current) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        setHasComeNear(true);
        observer.disconnect();
      },
      { rootMargin: AROUND },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, isNear, hasComeNear]);
  return isNear || hasComeNear;
}
