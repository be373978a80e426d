'use client';

import { type ReactNode, useCallback, useState } from 'react';
import { AlertStrip } from '@/components/budgets/alert-strip';
import { useShortcut } from '@/components/shortcuts/use-shortcut';
import { OfflinePage } from './offline-page.tsx';
import { remember } from './remember.ts';
import { Sidebar } from './sidebar.tsx';
import { SIDEBAR_COOKIE, type SidebarWidth } from './sidebar-width.ts';
import { UpstreamStrip } from './upstream-strip.tsx';
import { useKeyboardRoom } from './use-keyboard-room.ts';
import { usePageShortcuts } from './use-page-shortcuts.ts';

const FULL_FROM = '(width >= 64rem)';

/** The frame of every page behind the sign-in: sidebar, strip, and the page, which brings its own top bar and main. */
export function Shell({ sidebar, children }: { sidebar: SidebarWidth; children: ReactNode }) {
  const [width, setWidth] = useState(sidebar);

  const toggle = useCallback(() => {
    const isFull = width === 'full' || (width === 'auto' && window.matchMedia(FULL_FROM).matches);
    const next = isFull ? 'rail' : 'full';
    remember(SIDEBAR_COOKIE, next);
    setWidth(next);
  }, [width]);

  useShortcut('sidebar', toggle);
  usePageShortcuts();
  useKeyboardRoom();

  return (
    <div
      data-sidebar={width}
      className="flex h-[calc(100dvh-var(--keyboard,0px))] overflow-hidden pt-[env(safe-area-inset-top)] pr-[env(safe-area-inset-right)] pl-[env(safe-area-inset-left)] print:h-auto print:overflow-visible"
    >
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-1.5 font-medium text-accent-foreground focus:translate-y-0"
      >
        Skip to content
      </a>
      <OfflinePage />
      <Sidebar onToggle={toggle} />
      <div className="flex min-w-0 flex-1 flex-col">
        <UpstreamStrip />
        <AlertStrip />
        {children}
      </div>
    </div>
  );
}
