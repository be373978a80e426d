'use client';

import type { PaneView } from '#lib/conversations/view';
import { useModelName } from '@/components/models/use-models';
import { modelColor } from '@/components/ui/model-color';
import { PaneMenu } from './pane-menu.tsx';
import { PaneModel } from './pane-model.tsx';
import { PaneSettings } from './pane-settings.tsx';
import { PaneStop } from './pane-stop.tsx';
import { PaneTranscript } from './pane-transcript.tsx';

/** A pane among others: its model with its colour along the top, its own stop and menu, its messages. */
export function PaneColumn({ pane, isOnly }: { pane: PaneView; isOnly: boolean }) {
  const nameOf = useModelName();
  return (
    <section aria-label={nameOf(pane.model)} className="flex min-h-0 flex-1 flex-col">
      <header className="relative flex h-11 shrink-0 items-center gap-1 border-b pr-2 pl-4 md:pr-3 md:pl-6">
        <span
          aria-hidden
          className="absolute inset-x-0 top-0 h-0.5 max-md:hidden"
          style={{ background: modelColor(pane.model) }}
        />
        <div className="-ml-2 flex min-w-0 flex-1">
          <PaneModel pane={pane} />
        </div>
        <PaneSettings pane={pane} />
        <PaneStop paneId={pane.id} />
        <PaneMenu pane={pane} isOnly={isOnly} />
      </header>
      <PaneTranscript paneId={pane.id} />
    </section>
  );
}
