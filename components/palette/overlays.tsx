'use client';

import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useShortcut } from '@/components/shortcuts/use-shortcut';
import { useToast } from '@/components/ui/toast';
import type { Command } from './command.ts';
import { type OverlayKind, type Overlays, OverlaysContext } from './overlays-context.ts';

const LOADS = {
  palette: () => import('./palette.tsx').then((module) => ({ default: module.Palette })),
  shortcuts: () =>
    import('@/components/shortcuts/shortcuts-dialog').then((module) => ({ default: module.ShortcutsDialog })),
};
const Palette = lazy(LOADS.palette);
const ShortcutsDialog = lazy(LOADS.shortcuts);

/** What can be opened over any page: the palette and the list of shortcuts. Their code comes when they are first wanted. */
export function OverlaysProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<OverlayKind | null>(null);
  const [isLoaded, setIsLoaded] = useState<Readonly<Record<OverlayKind, boolean>>>({
    palette: false,
    shortcuts: false,
  });
  const offered = useRef(new Set<() => readonly Command[]>());
  const { show } = useToast();

  const open = useCallback(
    (kind: OverlayKind) => {
      LOADS[kind]().then(
        () => {
          setIsLoaded((known) => ({ ...known, [kind]: true }));
          setShown(kind);
        },
        () =>
          show({
            title: 'This could not be loaded',
            description: 'Check the connection, then try again.',
            tone: 'error',
          }),
      );
    },
    [show],
  );
  useShortcut('palette', () => (shown === 'palette' ? setShown(null) : open('palette')));
  useShortcut('shortcuts', () => (shown === 'shortcuts' ? setShown(null) : open('shortcuts')));

  const overlays = useMemo<Overlays>(
    () => ({
      open,
      offer: (commands) => {
        offered.current.add(commands);
        return () => offered.current.delete(commands);
      },
    }),
    [open],
  );
  const close = useCallback((isOpen: boolean) => setShown((kind) => (isOpen ? kind : null)), []);
  return (
    <OverlaysContext value={overlays}>
      {children}
      <Suspense>
        {isLoaded.palette && (
          <Palette
            open={shown === 'palette'}
            onOpenChange={close}
            offered={() => [...offered.current].flatMap((commands) => commands())}
          />
        )}
        {isLoaded.shortcuts && <ShortcutsDialog open={shown === 'shortcuts'} onOpenChange={close} />}
      </Suspense>
    </OverlaysContext>
  );
}
