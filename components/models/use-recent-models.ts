import { useCallback, useMemo, useSyncExternalStore } from 'react';

const KEY = 'parallax.recent-models';
const MOST = 5;
const CHANGED = 'parallax:recent-models';

/** The models this browser picked last, newest first. */
export function useRecentModels(): { recentIds: readonly string[]; remember: (id: string) => void } {
  const stored = useSyncExternalStore(subscribe, read, () => '');
  const recentIds = useMemo(() => stored.split(' ').filter(Boolean), [stored]);
  const remember = useCallback((id: string) => {
    const next = [
      id,
      ...read()
        .split(' ')
        .filter((one) => one && one !== id),
    ]
      .slice(0, MOST)
      .join(' ');
    try {
      localStorage.setItem(KEY, next);
    } catch {
      return; // Storage is full or forbidden: the list is a convenience.
    }
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return { recentIds, remember };
}

function read(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}
