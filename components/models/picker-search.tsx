import { Combobox } from '@base-ui/react/combobox';
import { Search } from 'lucide-react';
import { memo } from 'react';
import { FilterToggle } from '@/components/ui/filter-toggle';
import { Select } from '@/components/ui/select';
import { type ModelSort, SORT_LABELS, SORTS } from './sort-models.ts';

const SORT_OPTIONS = SORTS.map((value) => ({ value, label: SORT_LABELS[value] }));

/** The picker's first line: what is looked for, how it is sorted, and the way to the filters. */
export function PickerSearch({
  shown,
  all,
  news,
  ...controls
}: {
  shown: number;
  all: number;
  /** What a key just did, for who does not see it. */
  news: string | null;
} & ControlsProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 border-b px-3 py-1.5">
      <Search aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <Combobox.Input
        aria-label="Search models"
        placeholder="Search models"
        spellCheck={false}
        className="h-8 min-w-32 flex-1 pointer-coarse:h-11 bg-transparent outline-none"
      />
      <Combobox.Status className="shrink-0 text-muted-foreground text-xs">
        {shown === all ? `${all} models` : `${shown} of ${all}`}
        {news && <span className="sr-only">. {news}</span>}
      </Combobox.Status>
      <Controls {...controls} />
    </div>
  );
}

type ControlsProps = {
  sort: ModelSort;
  onSort: (sort: ModelSort) => void;
  /** How many filters are set. */
  filters: number;
  isFiltering: boolean;
  onFiltering: (isFiltering: boolean) => void;
};

/** Not drawn again for a key in the search field. */
const Controls = memo(function Controls({ sort, onSort, filters, isFiltering, onFiltering }: ControlsProps) {
  return (
    <div className="flex shrink-0 items-center gap-1.5">
      <Select label="Sort" size="sm" value={sort} onValueChange={onSort} options={SORT_OPTIONS} className="max-w-40" />
      <FilterToggle count={filters} isOpen={isFiltering} onOpenChange={onFiltering} />
    </div>
  );
});
