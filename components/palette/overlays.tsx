'use client';

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { useShortcut } from '@/components/shortcuts/use-shortcut';
import { onDemandCode } from '@/components/ui/on-demand-code';
import { useToast } from '@/components/ui/toast';
import type { Command } from './command.ts';
import { type OverlayKind, type Overlays, OverlaysContext } from './overlays-context.ts';

const palette = onDemandCode(() => import('./palette.tsx'));
const shortcuts = onDemandCode(() => import('@/components/shortcuts/shortcuts-dialog'));
const CODE = { palette, shortcuts };

/** What can be opened over any page: the palette and the list of shortcuts. Their code comes when they are first wanted. */
export function OverlaysProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<OverlayKind | null>(null);
  const offered = useRef(new Set<() => readonly Command[]>());
  const { show } = useToast();

  const open = useCallback(
    (kind: OverlayKind) => {
      CODE[kind].load().then(
        () => setShown(kind),
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
  const Palette = palette.now()?.Palette;
  const ShortcutsDialog = shortcuts.now()?.ShortcutsDialog;
  const close = useCallback((isOpen: boolean) => setShown((kind) => (isOpen ? kind : null)), []);
  return (
    <OverlaysContext value={overlays}>
      {children}
      {Palette && (
        <Palette
          open={shown === 'palette'}
          onOpenChange={close}
          offered={() => [...offered.current].flatMap((commands) => commands())}
        />
      )}
      {ShortcutsDialog && <ShortcutsDialog open={shown === 'shortcuts'} onOpenChange={close} />}
    </OverlaysContext>
  );
}
