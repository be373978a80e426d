'use client';

import { createContext, useContext, useEffect, useRef } from 'react';
import type { Command } from './command.ts';

export type OverlayKind = 'palette' | 'shortcuts';

export type Overlays = {
  readonly open: (kind: OverlayKind) => void;
  /** Makes these commands findable until the function that is returned is called. */
  readonly offer: (commands: () => readonly Command[]) => () => void;
};

export const OverlaysContext = createContext<Overlays | null>(null);

export function useOverlays(): Overlays {
  const overlays = useContext(OverlaysContext);
  if (!overlays) throw new Error('useOverlays needs an OverlaysProvider around it.');
  return overlays;
}

/** Offers these commands in the palette while the component is there. */
export function useCommands(commands: readonly Command[]): void {
  const { offer } = useOverlays();
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => offer(() => latest.current), [offer]);
}
