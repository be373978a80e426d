'use client';

import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { TopBar } from '@/components/shell/top-bar';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterToggle } from '@/components/ui/filter-toggle';
import { Input } from '@/components/ui/input';
import { Notice } from '@/components/ui/notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { CatalogueList } from './catalogue-list.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { countFilters, filterModels, NO_FILTER } from './model-filter.ts';
import { PickerColumns } from './picker-columns.tsx';
import { searchModels } from './search-models.ts';
import { SORT_LABELS, SORTS, sortModels } from './sort-models.ts';
import { useMeasured } from './use-measured.ts';
import { useModels } from './use-models.ts';
import { useModelsView } from './use-models-view.ts';

const SORT_OPTIONS = SORTS.map((value) => ({ value, label: SORT_LABELS[value] }));

/** The whole catalogue, as the address asks for it. */
export function CataloguePage() {
  const { models, problem, retry, fetchedAt } = useModels();
  const measured = useMeasured();
  const { query, setQuery, sort, setSort, filter, setFilter } = useModelsView();
  const wanted = useDeferredValue(query);
  const shown = useMemo(() => {
    const sorted = sortModels(filterModels(models, filter), sort, measured);
    return searchModels(sorted, wanted, { isRanked: sort === 'usual' });
  }, [models, filter, sort, measured, wanted]);
  const filters = countFilters(filter);
  const [isFiltering, setIsFiltering] = useState(false);
  const scroller = useRef<HTMLElement>(null);
  const clear = () => {
    setFilter(NO_FILTER);
    setQuery('');
  };

  return (
    <>
      <TopBar
        title="Models"
        end={
          fetchedAt !== null && (
            <span className="text-muted-foreground text-sm max-sm:hidden">
              Prices of <RelativeTime at={fetchedAt} />
            </span>
          )
        }
      />
      <main
        id="main"
        ref={scroller}
        tabIndex={-1}
        className="@container relative min-h-0 flex-1 overflow-y-auto px-4 pt-4 pb-6 md:px-6"
      >
        <div className="max-w-6xl">
          <search className="flex flex-wrap items-center gap-2">
            <div className="relative min-w-0 flex-1 basis-full sm:basis-56">
              <Search
                aria-hidden
                className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
              />
              <Input
                type="search"
                aria-label="Search models"
                placeholder="Search models"
                value={query}
                onChange={(event) => setQuery(event.target.value)}
                spellCheck={false}
                className="pl-8"
              />
            </div>
            <Select label="Sort" value={sort} onValueChange={setSort} options={SORT_OPTIONS} className="max-w-56" />
            <FilterToggle
              count={filters}
              isOpen={isFiltering}
              onOpenChange={setIsFiltering}
              className="h-8! sm:hidden"
            />
          </search>
          <div className={isFiltering ? 'mt-3' : 'mt-3 hidden sm:block'}>
            <FilterPanel models={models} filter={filter} onChange={setFilter} />
          </div>
          <p role="status" className="mt-3 text-muted-foreground text-sm">
            {problem === null &&
              (shown.length === models.length
                ? `${models.length} models`
                : `${shown.length} of ${models.length} models`)}
          </p>
          {problem === 'failed' && (
            <Notice
              tone="error"
              title="The catalogue could not be read"
              action={<Button onClick={retry}>Try again</Button>}
              className="mt-3"
            />
          )}
          {problem === 'loading' && <Rows />}
          {problem === null && shown.length === 0 && (
            <EmptyState title="No model is like this" action={<Button onClick={clear}>Show all models</Button>}>
              Take a filter away, or search for another word.
            </EmptyState>
          )}
          {shown.length > 0 && (
            <>
              <div className="mt-2">
                <PickerColumns />
              </div>
              <CatalogueList models={shown} measured={measured} scroller={scroller} />
            </>
          )}
        </div>
      </main>
    </>
  );
}

function Rows() {
  return (
    <div className="mt-8 flex flex-col gap-3">
      {Array.from({ length: 8 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places, not things.
        <Skeleton key={row} className="h-11" />
      ))}
    </div>
  );
}
