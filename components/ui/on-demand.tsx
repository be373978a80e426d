'use client';

import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from 'react';

export type Trigger = ReactElement<Record<string, unknown>>;

/**
 * Shows the plain trigger of a popup until it is used for the first time; then `children`, the real thing, takes its place. Its
 * code is fetched when a pointer or the focus first comes near, so that no page pays for popups that nobody opens.
 */
export function OnDemand({
  trigger,
  popup,
  load,
  children,
}: {
  trigger: Trigger;
  popup: 'menu' | 'dialog';
  load: () => Promise<unknown>;
  children: ReactNode;
}) {
  const [isWanted, setIsWanted] = useState(false);
  const plain = cloneElement(trigger, {
    'aria-haspopup': popup,
    'aria-expanded': isWanted,
    onPointerEnter: load,
    onFocus: load,
    onClick: () => setIsWanted(true),
  });
  return isWanted ? <Suspense fallback={plain}>{children}</Suspense> : plain;
}
