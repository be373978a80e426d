'use client';

import type { RefObject } from 'react';
import { useShortcut } from '@/components/shortcuts/use-shortcut';
import type { ComposerHandle } from './composer.tsx';

/** Shift+Esc from anywhere, and `/` where nothing is being typed, go to the composer. */
export function useFocusKeys(composer: RefObject<ComposerHandle | null>): void {
  useShortcut('focus-prompt', () => composer.current?.focus());
}
