'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { conversationsQuery, listed } from '@/components/chat/conversations-query';
import { tagsQuery } from '@/components/chat/tags-query';
import { useModelName } from '@/components/models/use-models';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Toggle } from '@/components/ui/toggle';
import type { SearchView } from './use-search-view.ts';

const ANY = 'any';

/** Narrows what is found: by model, tag, day, cost and failure. */
export function SearchFilters({ search: { view, change, clear, filters } }: { search: SearchView }) {
  const nameOf = useModelName();
  const { data: pages } = useInfiniteQuery(conversationsQuery);
  const { data: tagged } = useQuery(tagsQuery);
  const models = [...new Set([...listed(pages).flatMap((one) => one.models), ...(view.model ? [view.model] : [])])];
  const tags = [...new Set([...(tagged?.tags ?? []).map(({ tag }) => tag), ...(view.tag ? [view.tag] : [])])];
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">Filters</legend>
      <Select
        label="Model"
        value={view.model || ANY}
        onValueChange={(model) => change({ model: model === ANY ? '' : model })}
        options={[
          { value: ANY, label: 'Any model' },
          ...models.map((model) => ({ value: model, label: nameOf(model) })),
        ]}
        className="max-w-52"
      />
      {tags.length > 0 && (
        <Select
          label="Tag"
          value={view.tag || ANY}
          onValueChange={(tag) => change({ tag: tag === ANY ? '' : tag })}
          options={[{ value: ANY, label: 'Any tag' }, ...tags.map((tag) => ({ value: tag, label: tag }))]}
          className="max-w-44"
        />
      )}
      <span className="flex items-center gap-1.5">
        <Day label="From" value={view.from} onChange={(from) => change({ from })} />
        <span aria-hidden className="text-muted-foreground">
          –
        </span>
        <Day label="To" value={view.to} onChange={(to) => change({ to })} />
      </span>
      <span className="flex shrink-0 items-center gap-1.5 whitespace-nowrap text-muted-foreground">
        Cost from $
        <span className="w-20">
          <Input
            inputMode="decimal"
            aria-label="Cost from, in dollars"
            placeholder="0.01"
            value={view.minCost}
            pattern="[0-9]*[.]?[0-9]*"
            onChange={(event) => change({ minCost: event.target.value.replaceAll(/[^\d.]/g, '').slice(0, 12) })}
          />
        </span>
      </span>
      <Toggle pressed={view.failed} onPressedChange={(failed) => change({ failed })} className="h-8!">
        With an error
      </Toggle>
      {filters > 0 && (
        <Button variant="ghost" onClick={clear}>
          Clear
        </Button>
      )}
    </fieldset>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <Input
      type="date"
      aria-label={label}
      value={value}
      min="2020-01-01"
      max="2099-12-31"
      onChange={(event) => event.target.validity.valid && onChange(event.target.value)}
      className="w-36"
    />
  );
}
