'use client';

import { useMemo, useState } from 'react';
import type { ModelRow } from '#lib/models/model-row';
import type { MeasuredModels } from '#lib/spend/measured-model';
import { type GroupedModels, groupModels } from './group-models.ts';
import { filterModels, type ModelFilter, NO_FILTER } from './model-filter.ts';
import { searchModels } from './search-models.ts';
import { type ModelSort, sortModels } from './sort-models.ts';

const NO_HEADINGS: ReadonlyMap<number, string> = new Map();

/** What a picker shows of the catalogue: in groups while nothing is asked, else what passes, best first. */
export function usePickerModels({
  models,
  measured,
  favourites,
  recents,
}: {
  models: readonly ModelRow[];
  measured: MeasuredModels;
  favourites: readonly string[];
  recents: readonly string[];
}) {
  const [query, setQuery] = useState('');
  const [filter, setFilter] = useState<ModelFilter>(NO_FILTER);
  const [sort, setSort] = useState<ModelSort>('usual');
  const shown = useMemo<GroupedModels<ModelRow>>(() => {
    const passing = filterModels(models, filter);
    if (query.trim() === '' && sort === 'usual') return groupModels(passing, favourites, recents);
    const sorted = sortModels(passing, sort, measured);
    return { models: searchModels(sorted, query, { isRanked: sort === 'usual' }), headings: NO_HEADINGS };
  }, [models, filter, query, sort, measured, favourites, recents]);
  return { shown, query, setQuery, filter, setFilter, sort, setSort };
}
