'use client';

import {
  parseAsArrayOf,
  parseAsBoolean,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { useMemo } from 'react';
import { CONTEXTS, INPUTS, type ModelFilter } from './model-filter.ts';
import { type ModelSort, SORTS } from './sort-models.ts';

const VIEW = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(SORTS).withDefault('usual'),
  provider: parseAsString.withDefault(''),
  price: parseAsString.withDefault(''),
  context: parseAsNumberLiteral(CONTEXTS).withDefault(0),
  reads: parseAsArrayOf(parseAsStringLiteral(INPUTS)).withDefault([]),
  free: parseAsBoolean.withDefault(false),
  takes: parseAsArrayOf(parseAsString).withDefault([]),
};

/** What of the catalogue is shown, in the address: a link to it shows the same. */
export function useModelsView() {
  const [view, setView] = useQueryStates(VIEW, { history: 'replace' });
  const { provider, price, context, reads, free, takes } = view;
  const filter = useMemo<ModelFilter>(
    () => ({ author: provider, maxPrice: price, minContext: context, inputs: reads, isFree: free, supports: takes }),
    [provider, price, context, reads, free, takes],
  );
  return {
    query: view.q,
    setQuery: (q: string) => void setView({ q }),
    sort: view.sort,
    setSort: (sort: ModelSort) => void setView({ sort }),
    filter,
    setFilter: (next: ModelFilter) =>
      void setView({
        provider: next.author,
        price: next.maxPrice,
        context: CONTEXTS.find((tokens) => tokens === next.minContext) ?? 0,
        reads: INPUTS.filter((input) => next.inputs.includes(input)),
        free: next.isFree,
        takes: [...next.supports],
      }),
  };
}
