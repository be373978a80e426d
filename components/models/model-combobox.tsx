'use client';

import { Combobox } from '@base-ui/react/combobox';
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import { ModelList, type ModelScroller } from './model-list.tsx';
import type { ModelPickerProps } from './model-picker-props.ts';
import { PickerSearch } from './picker-search.tsx';
import { searchModels } from './search-models.ts';
import { useModels } from './use-models.ts';
import { useRecentModels } from './use-recent-models.ts';
import { withRecentFirst } from './with-recent-first.ts';

/** The picker itself: a search field over a list of which only the rows in sight are in the page. */
export function ModelCombobox({
  value,
  onValueChange,
  open,
  onOpenChange,
  trigger,
  side = 'bottom',
}: ModelPickerProps) {
  const { models, problem, retry } = useModels();
  const tryAgain = useEffectEvent(() => {
    if (problem === 'failed') retry();
  });
  useEffect(() => {
    if (open) tryAgain();
  }, [open]);
  const { recentIds, remember } = useRecentModels();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const scroller = useRef<ModelScroller | null>(null);
  const topIds = useMemo(() => [...new Set(value ? [value, ...recentIds] : recentIds)], [value, recentIds]);
  const ordered = useMemo(() => withRecentFirst(models, topIds), [models, topIds]);
  const found = useMemo(() => searchModels(ordered, wanted), [ordered, wanted]);
  const selected = useMemo(() => models.find((model) => model.id === value) ?? null, [models, value]);

  return (
    <Combobox.Root<ModelRow>
      virtualized
      autoHighlight
      items={ordered}
      filteredItems={found as ModelRow[]}
      filter={null}
      itemToStringLabel={nameOf}
      isItemEqualToValue={isSame}
      value={selected}
      onValueChange={(model) => {
        if (!model) return;
        remember(model.id);
        onValueChange(model.id);
      }}
      inputValue={query}
      onInputValueChange={(next, { reason }) => setQuery(reason === 'input-change' ? next : '')}
      open={open}
      onOpenChange={onOpenChange}
      onItemHighlighted={(model, { reason, index }) => {
        if (model && reason !== 'pointer') scroller.current?.(index, reason);
      }}
    >
      <Combobox.Trigger render={trigger} />
      <Combobox.Portal>
        <Combobox.Positioner align="start" side={side} sideOffset={4} collisionPadding={8} className="z-50">
          <Combobox.Popup
            aria-label="Choose a model"
            className="floating flex max-h-[min(28rem,var(--available-height))] w-[min(30rem,var(--available-width))] flex-col"
          >
            <PickerSearch shown={found.length} all={models.length} />
            <ModelList
              scroller={scroller}
              recentCount={wanted.trim() ? 0 : countRecent(ordered, topIds)}
              problem={problem}
            />
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function nameOf(model: ModelRow | null): string {
  return model?.name ?? '';
}

function isSame(one: ModelRow, other: ModelRow): boolean {
  return one.id === other.id;
}

function countRecent(ordered: readonly ModelRow[], recentIds: readonly string[]): number {
  return ordered.findIndex((model) => !recentIds.includes(model.id));
}
