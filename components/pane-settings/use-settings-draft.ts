'use client';

import { useEffect, useState } from 'react';
import type { PaneSettings } from '#lib/conversations/view';
import { createSaver, type SaveState } from './create-saver.ts';

/** Settings while somebody changes them: shown at once, saved when they pause and when they leave. */
export function useSettingsDraft(
  initial: PaneSettings,
  save: (settings: PaneSettings) => Promise<void>,
): { settings: PaneSettings; change: (settings: PaneSettings) => void; state: SaveState } {
  const [settings, setSettings] = useState(initial);
  const [state, setState] = useState<SaveState>('saved');
  const [saver] = useState(() => createSaver(initial, save, setState));
  useEffect(() => saver.flush, [saver]);
  return {
    settings,
    state,
    change: (next) => {
      setSettings(next);
      saver.change(next);
    },
  };
}
