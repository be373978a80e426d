'use client';

import type { ModelRow } from '#lib/models/model-row';
import { Button } from '@/components/ui/button';
import { formatTokens } from '@/components/ui/format-tokens';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Toggle } from '@/components/ui/toggle';
import { authorsOf } from './authors-of.ts';
import { CONTEXTS, countFilters, type ModelFilter, NO_FILTER } from './model-filter.ts';

const INPUT_CHIPS = [
  { input: 'image', label: 'Images' },
  { input: 'file', label: 'Files' },
  { input: 'audio', label: 'Audio' },
  { input: 'video', label: 'Video' },
];

const PARAMETER_CHIPS = [
  { parameter: 'reasoning', label: 'Reasoning' },
  { parameter: 'tools', label: 'Tools' },
  { parameter: 'structured_outputs', label: 'Structured output' },
];

const CONTEXT_OPTIONS = CONTEXTS.map((tokens) => ({
  value: String(tokens),
  label: tokens === 0 ? 'Any context' : `${formatTokens(tokens)} or more`,
}));

/** What models must be like: every bar in sight, each narrows the list at once. */
export function FilterPanel({
  models,
  filter,
  onChange,
}: {
  /** All of them, so that only what some model has can be asked for. */
  models: readonly ModelRow[];
  filter: ModelFilter;
  onChange: (filter: ModelFilter) => void;
}) {
  const change = (part: Partial<ModelFilter>) => onChange({ ...filter, ...part });
  const inputs = new Set(models.flatMap((model) => model.inputModalities));
  const parameters = new Set(models.flatMap((model) => model.supportedParameters));
  const chips = PARAMETER_CHIPS.filter(({ parameter }) => parameters.has(parameter));
  const others = [...parameters].filter((name) => !PARAMETER_CHIPS.some((chip) => chip.parameter === name)).sort();
  const other = filter.supports.find((name) => others.includes(name)) ?? '';

  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">Filters</legend>
      <Toggle pressed={filter.isFree} onPressedChange={(isFree) => change({ isFree })}>
        Free
      </Toggle>
      {INPUT_CHIPS.filter(({ input }) => inputs.has(input)).map(({ input, label }) => (
        <Toggle
          key={input}
          pressed={filter.inputs.includes(input)}
          onPressedChange={(isOn) => change({ inputs: toggled(filter.inputs, input, isOn) })}
        >
          {label}
        </Toggle>
      ))}
      {chips.map(({ parameter, label }) => (
        <Toggle
          key={parameter}
          pressed={filter.supports.includes(parameter)}
          onPressedChange={(isOn) => change({ supports: toggled(filter.supports, parameter, isOn) })}
        >
          {label}
        </Toggle>
      ))}
      <Select
        label="Provider"
        size="sm"
        value={filter.author}
        onValueChange={(author) => change({ author })}
        options={[{ value: '', label: 'Any provider' }, ...authorsOf(models)]}
        className="max-w-44"
      />
      <Select
        label="Context"
        size="sm"
        value={String(filter.minContext)}
        onValueChange={(tokens) => change({ minContext: Number(tokens) })}
        options={CONTEXT_OPTIONS}
      />
      {others.length > 0 && (
        <Select
          label="Supports a parameter"
          size="sm"
          value={other}
          onValueChange={(name) =>
            change({ supports: [...filter.supports.filter((one) => one !== other), ...(name ? [name] : [])] })
          }
          options={[{ value: '', label: 'Any parameters' }, ...others.map((name) => ({ value: name, label: name }))]}
        />
      )}
      <div className="flex h-7 items-center gap-1.5 text-muted-foreground text-sm pointer-coarse:h-11">
        <span aria-hidden>Output at most $</span>
        <Input
          size="sm"
          aria-label="Output at most, dollars a million tokens"
          inputMode="decimal"
          autoComplete="off"
          placeholder="any"
          value={filter.maxPrice}
          onChange={(event) => change({ maxPrice: event.target.value })}
          className="w-16! tabular-nums"
        />
        <span aria-hidden>a million</span>
      </div>
      {countFilters(filter) > 0 && (
        <Button variant="ghost" size="sm" onClick={() => onChange(NO_FILTER)}>
          Clear
        </Button>
      )}
    </fieldset>
  );
}

function toggled(list: readonly string[], name: string, isOn: boolean): readonly string[] {
  return isOn ? [...list, name] : list.filter((one) => one !== name);
}
