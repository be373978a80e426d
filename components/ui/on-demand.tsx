'use client';

import { cloneElement, type ReactElement, type ReactNode } from 'react';
import type { OnDemandCode } from './on-demand-code.ts';
import { useLoaded } from './use-loaded.ts';

export type Trigger = ReactElement<Record<string, unknown>>;

const FAILED = 'This could not be loaded. Check the connection, then try again.';

/**
 * Shows the plain trigger of a popup until it is used for the first time; then `children`, the real thing, takes its place. Its
 * code is fetched when a pointer or the focus first comes near, so that no page pays for popups that nobody opens.
 */
export function OnDemand<Module>({
  trigger,
  popup,
  code,
  children,
}: {
  trigger: Trigger;
  popup: 'menu' | 'dialog';
  code: OnDemandCode<Module>;
  children: (module: Module) => ReactNode;
}) {
  const { module, hasFailed, load } = useLoaded(code);
  if (module) return children(module);
  const prefetch = () => void code.load().catch(() => {});
  return cloneElement(trigger, {
    'aria-haspopup': popup,
    'aria-expanded': false,
    onPointerEnter: prefetch,
    onFocus: prefetch,
    onClick: load,
    ...(hasFailed ? { 'data-tip': FAILED } : {}),
  });
}
