'use client';

import { PaneModel } from './pane-model.tsx';
import { PaneSettings } from './pane-settings.tsx';
import { useShownPane } from './shown-pane.tsx';
import { useIsWide } from './use-is-wide.ts';

/** The model of the chat on show with its settings, in the bar over it where there is room. */
export function HeaderModel() {
  const { pane } = useShownPane();
  const isWide = useIsWide();
  if (!pane || !isWide) return null;
  return (
    <div className="flex max-w-52 shrink-0 items-center gap-1 max-md:hidden @xl:max-w-72">
      <PaneModel pane={pane} hasShortcut />
      <PaneSettings pane={pane} />
    </div>
  );
}
