import { useEffect } from 'react';
import { keyboardHeight } from './keyboard-height.ts';

/**
 * Keeps `--keyboard` of the document at the height of the on-screen keyboard, for what must stand above it: iOS lays its
 * keyboard over the page and scrolls the window to the field, so that bar and composer would not be in sight together.
 */
export function useKeyboardRoom(): void {
  useEffect(() => {
    const sight = window.visualViewport;
    if (!sight) return;
    const root = document.documentElement;
    const measure = () => {
      const { height, scale } = sight;
      const covered = keyboardHeight({ windowHeight: window.innerHeight, height, scale });
      root.style.setProperty('--keyboard', `${covered}px`);
      // Scrolled to show the field, which now stands in the room that was made.
      if (covered > 0) window.scrollTo(0, 0);
    };
    measure();
    sight.addEventListener('resize', measure);
    return () => {
      sight.removeEventListener('resize', measure);
      root.style.removeProperty('--keyboard');
    };
  }, []);
}
