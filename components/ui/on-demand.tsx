'use client';

import { cloneElement, type ReactElement, type ReactNode, Suspense } from 'react';
import { useLoaded } from './use-loaded.ts';

export type Trigger = ReactElement<Record<string, unknown>>;

const FAILED = 'This could not be loaded. Check the connection, then try again.';

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
  const [state, start] = useLoaded(load);
  const prefetch = () => void load().catch(() => {});
  const plain = cloneElement(trigger, {
    'aria-haspopup': popup,
    'aria-expanded': false,
    onPointerEnter: prefetch,
    onFocus: prefetch,
    onClick: start,
    ...(state === 'failed' ? { 'data-tip': FAILED } : {}),
  });
  return state === 'loaded' ? <Suspense fallback={plain}>{children}</Suspense> : plain;
}
