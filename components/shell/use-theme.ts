'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { remember } from './remember.ts';
import { THEME_COOKIE, THEMES, type Theme, toTheme } from './theme.ts';

/**
 * The chosen theme and how to choose another. The class on <html> is the one place where it is kept.
 * @param served the theme that the server drew the page with, for what is in sight before the page comes alive.
 */
export function useTheme(served: Theme = 'system'): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(watch, current, () => served);
  const choose = useCallback((next: Theme) => {
    document.documentElement.classList.remove(...THEMES);
    document.documentElement.classList.add(next);
    remember(THEME_COOKIE, next);
  }, []);
  return [theme, choose];
}

function watch(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: ['class'] });
  return () => observer.disconnect();
}

function current(): Theme {
  return toTheme(THEMES.find((theme) => document.documentElement.classList.contains(theme)));
}
