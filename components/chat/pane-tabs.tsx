'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { ModelPicker } from '@/components/models/model-picker';
import { useModelName } from '@/components/models/use-models';
import { IconButton } from '@/components/ui/icon-button';
import { Tabs } from '@/components/ui/tabs';
import { PaneColumn } from './pane-column.tsx';
import { PaneStatus } from './pane-status.tsx';
import { useAddModel } from './use-add-model.ts';
import { useSwipe } from './use-swipe.ts';

/** Panes on a phone: one at a time, by its tab or a swipe, each tab saying how its answer stands. */
export function PaneTabs({ panes, canAdd }: { panes: readonly PaneView[]; canAdd: boolean }) {
  const nameOf = useModelName();
  const addModel = useAddModel();
  const [chosenId, setChosenId] = useState('');
  const [isPicking, setIsPicking] = useState(false);
  const pane = panes.find((one) => one.id === chosenId) ?? panes[0];
  const swipe = useSwipe((step) => {
    const next = pane && panes[panes.indexOf(pane) + step];
    if (next) setChosenId(next.id);
  });
  if (!pane) return null;
  return (
    <>
      <div className="flex items-center gap-1 border-b pr-2 pl-4">
        <Tabs
          label="Panes"
          className="flex-1"
          value={pane.id}
          onValueChange={setChosenId}
          tabs={panes.map((one) => ({
            value: one.id,
            label: (
              <span className="flex max-w-40 items-center gap-1.5">
                <PaneStatus pane={one} />
                <span className="truncate">{nameOf(one.model)}</span>
              </span>
            ),
          }))}
        />
        {canAdd && (
          <ModelPicker
            value={null}
            open={isPicking}
            onOpenChange={setIsPicking}
            onValueChange={addModel}
            trigger={
              <IconButton label="Add a model" size="icon-sm">
                <Plus aria-hidden />
              </IconButton>
            }
          />
        )}
      </div>
      <div className="flex min-h-0 flex-1 touch-pan-y touch-pinch-zoom flex-col" {...swipe}>
        <PaneColumn key={pane.id} pane={pane} isOnly={panes.length === 1} />
      </div>
    </>
  );
}
