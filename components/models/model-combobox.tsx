'use client';

import { Combobox } from '@base-ui/react/combobox';
import { type KeyboardEvent, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import { Button } from '@/components/ui/button';
import { FilterPanel } from './filter-panel.tsx';
import { countFilters, NO_FILTER } from './model-filter.ts';
import { ModelList, type ModelScroller } from './model-list.tsx';
import type { ModelPickerProps } from './model-picker-props.ts';
import { PickerColumns } from './picker-columns.tsx';
import { PickerSearch } from './picker-search.tsx';
import { useFavourites } from './use-favourites.ts';
import { useMeasured } from './use-measured.ts';
import { useModels } from './use-models.ts';
import { usePickerModels } from './use-picker-models.ts';
import { useRecentModels } from './use-recent-models.ts';
import { useRefusals } from './use-refusals.ts';

/** The picker itself: a search field over a list of which only the rows in sight are in the page. */
export function ModelCombobox({
  value,
  onValueChange,
  open,
  onOpenChange,
  trigger,
  side = 'bottom',
}: ModelPickerProps) {
  const { models, problem, refused, retry } = useModels();
  const refusalOf = useRefusals();
  const tryAgain = useEffectEvent(() => {
    // What was refused a while ago may have been put right since.
    if (problem === 'failed' || refused.length > 0) retry();
  });
  useEffect(() => {
    if (open) tryAgain();
  }, [open]);
  const measured = useMeasured();
  const { favourites, toggle } = useFavourites();
  const favouriteSet = useMemo(() => new Set(favourites), [favourites]);
  const { recentIds, remember } = useRecentModels();
  const recents = useMemo(() => (value ? [value, ...recentIds] : recentIds), [value, recentIds]);
  const { shown, query, setQuery, filter, setFilter, sort, setSort } = usePickerModels({
    models,
    measured,
    favourites,
    recents,
  });
  const [isFiltering, setIsFiltering] = useState(false);
  const [news, setNews] = useState<string | null>(null);
  const highlighted = useRef<string | null>(null);
  /** What the favourite's key was last pressed for: its row moves then, and the highlight goes to whichever stands there now. */
  const pressed = useRef<string | null>(null);
  const scroller = useRef<ModelScroller | null>(null);
  const selected = useMemo(() => models.find((model) => model.id === value) ?? null, [models, value]);
  const filters = countFilters(filter);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'd' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const meant = pressed.current ?? highlighted.current;
    const model = shown.models.find(({ id }) => id === meant) ?? shown.models[0];
    if (!model) return;
    const { id, name } = model;
    pressed.current = id;
    toggle(id);
    setNews(favouriteSet.has(id) ? `${name} is no favourite any more` : `${name} is a favourite now`);
  };

  return (
    <Combobox.Root<ModelRow>
      virtualized
      autoHighlight
      items={shown.models}
      filteredItems={shown.models as ModelRow[]}
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
      onInputValueChange={(next, { reason }) => {
        setNews(null);
        highlighted.current = null;
        pressed.current = null;
        setQuery(reason === 'input-change' ? next : '');
      }}
      open={open}
      onOpenChange={onOpenChange}
      onItemHighlighted={(model, { reason, index }) => {
        // Nothing is, for the moment in which a new favourite's row moves up; a second press means the same model.
        if (reason !== 'none') pressed.current = null;
        if (model) highlighted.current = model.id;
        if (model && reason !== 'pointer') scroller.current?.(index, reason);
      }}
    >
      <Combobox.Trigger render={trigger} />
      <Combobox.Portal>
        <Combobox.Positioner align="start" side={side} sideOffset={4} collisionPadding={8} className="z-50">
          <Combobox.Popup
            aria-label="Choose a model"
            onKeyDown={onKeyDown}
            className="floating @container flex max-h-[min(34rem,var(--available-height))] w-[min(50rem,var(--available-width))] flex-col"
          >
            <PickerSearch
              shown={shown.models.length}
              all={models.length}
              news={news}
              sort={sort}
              onSort={setSort}
              filters={filters}
              isFiltering={isFiltering}
              onFiltering={setIsFiltering}
            />
            {isFiltering && (
              <div className="border-b px-3 py-2">
                <FilterPanel models={models} filter={filter} onChange={setFilter} />
              </div>
            )}
            {shown.models.length > 0 && <PickerColumns hasKeys />}
            <ModelList
              scroller={scroller}
              headings={shown.headings}
              measured={measured}
              favourites={favouriteSet}
              onFavourite={toggle}
              refusalOf={refusalOf}
              empty={<Empty problem={problem} filters={filters} onClear={() => setFilter(NO_FILTER)} />}
            />
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function Empty({
  problem,
  filters,
  onClear,
}: {
  problem: 'loading' | 'failed' | null;
  filters: number;
  onClear: () => void;
}) {
  if (problem === 'loading') return 'Reading the catalogue…';
  if (problem === 'failed') return 'The catalogue could not be read. Close this and open it again.';
  if (filters === 0) return 'No model has all of these words.';
  return (
    <span className="flex flex-wrap items-center gap-3">
      No model passes these filters.
      <Button size="sm" onClick={onClear}>
        Clear filters
      </Button>
    </span>
  );
}

function nameOf(model: ModelRow | null): string {
  return model?.name ?? '';
}

function isSame(one: ModelRow, other: ModelRow): boolean {
  return one.id === other.id;
}
