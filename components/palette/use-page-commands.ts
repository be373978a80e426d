'use client';

import { Columns2, Keyboard, LogOut, type LucideIcon, Monitor, Moon, Search, SquarePen, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { NAV } from '@/components/shell/nav';
import { THEMES, type Theme } from '@/components/shell/theme';
import { useSignOut } from '@/components/shell/use-sign-out';
import { useTheme } from '@/components/shell/use-theme';
import type { ShortcutId } from '@/components/shortcuts/shortcuts';
import type { Command } from './command.ts';
import { useOverlays } from './overlays-context.ts';

const THEME_WORDS: Record<Theme, { label: string; icon: LucideIcon }> = {
  light: { label: 'Light theme', icon: Sun },
  dark: { label: 'Dark theme', icon: Moon },
  system: { label: 'Theme as the system', icon: Monitor },
};

const SHORTCUT_OF: Record<string, ShortcutId> = {
  '/chat': 'go-chat',
  '/compare': 'go-compare',
  '/search': 'go-search',
  '/models': 'go-models',
  '/spend': 'go-spend',
  '/keys': 'go-keys',
  '/docs': 'go-docs',
  '/settings': 'go-settings',
};

/** What can be done and where one can go from every page. */
export function usePageCommands(): { actions: readonly Command[]; pages: readonly Command[] } {
  const router = useRouter();
  const overlays = useOverlays();
  const signOut = useSignOut();
  const [theme, setTheme] = useTheme();
  const go = (href: string) => () => router.push(href);
  const page = (href: string, label: string, icon: LucideIcon): Command => {
    const shortcut = SHORTCUT_OF[href];
    return { id: href, label, words: 'go to page open', icon, run: go(href), ...(shortcut ? { shortcut } : {}) };
  };
  return {
    actions: [
      {
        id: 'new-chat',
        label: 'New chat',
        words: 'conversation',
        icon: SquarePen,
        shortcut: 'new-chat',
        run: go('/chat'),
      },
      { id: 'new-compare', label: 'New comparison', words: 'side by side models', icon: Columns2, run: go('/compare') },
      {
        id: 'shortcuts',
        label: 'Keyboard shortcuts',
        words: 'help keys',
        icon: Keyboard,
        shortcut: 'shortcuts',
        run: () => overlays.open('shortcuts'),
      },
      ...THEMES.filter((each) => each !== theme).map((each) => ({
        id: `theme-${each}`,
        words: 'appearance colour mode',
        ...THEME_WORDS[each],
        run: () => setTheme(each),
      })),
      { id: 'sign-out', label: 'Sign out', words: 'log out leave', icon: LogOut, run: () => void signOut() },
    ],
    pages: [page('/search', 'Search', Search), ...NAV.map(({ href, label, icon }) => page(href, label, icon))],
  };
}
