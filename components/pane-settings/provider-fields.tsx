'use client';

import { useQuery } from '@tanstack/react-query';
import type { PaneSettings } from '#lib/conversations/view';
import { endpointsQuery } from '@/components/models/endpoints-query';
import { Toggle } from '@/components/ui/toggle';
import { ChoiceLine } from './choice-line.tsx';
import { FieldLine } from './field-line.tsx';
import { NumberLine } from './number-line.tsx';
import { orUndefined, setValue } from './set-value.ts';
import { SlugsField } from './slugs-field.tsx';
import { SwitchLine } from './switch-line.tsx';

type Provider = NonNullable<PaneSettings['provider']>;

const SORTS = [
  { value: 'price', label: 'Cheapest' },
  { value: 'throughput', label: 'Fastest writing' },
  { value: 'latency', label: 'Soonest first token' },
  { value: 'exacto', label: 'Best at tools' },
] as const;

const QUANTIZATIONS = ['int4', 'int8', 'fp4', 'fp6', 'fp8', 'fp16', 'bf16', 'fp32'];
const PRICE = { min: 0, max: 1_000_000, isWhole: false };

/** Which of the providers that serve a model may answer, and which first. */
export function ProviderFields({
  settings,
  onChange,
  model,
}: {
  settings: PaneSettings;
  onChange: (settings: PaneSettings) => void;
  model: string;
}) {
  const { data } = useQuery(endpointsQuery(model));
  const known = [...new Set((data?.endpoints ?? []).map(({ tag }) => tag))];
  const provider: Provider = settings.provider ?? {};
  const set = <Key extends keyof Provider>(key: Key, value: Provider[Key] | undefined) =>
    onChange(setValue(settings, 'provider', orUndefined(setValue(provider, key, value))));
  const slugs = (key: 'order' | 'only' | 'ignore') => ({
    value: provider[key] ?? [],
    onChange: (chosen: string[]) => set(key, chosen.length > 0 ? chosen : undefined),
    known,
  });
  const quantizations = provider.quantizations ?? [];
  const price = provider.max_price ?? {};

  return (
    <>
      <ChoiceLine
        label="Prefer"
        meaning="Without a preference the cheap and reliable ones share the work."
        value={provider.sort}
        onChange={(sort) => set('sort', sort)}
        options={SORTS}
        own="No preference"
      />
      <SlugsField label="Try first" hint="In this order, then the others." {...slugs('order')} />
      <SlugsField label="Use only" hint="Nobody else answers." {...slugs('only')} />
      <SlugsField label="Never use" hint="Not even when nobody else can." placeholder="nobody" {...slugs('ignore')} />
      <SwitchLine
        label="Fail rather than fall back"
        meaning="Only the first choice is tried."
        value={provider.allow_fallbacks === false}
        onChange={(isOn) => set('allow_fallbacks', isOn ? false : undefined)}
      />
      <SwitchLine
        label="Only those that take every setting"
        meaning="Others would ignore what they do not know."
        value={provider.require_parameters === true}
        onChange={(isOn) => set('require_parameters', isOn || undefined)}
      />
      <SwitchLine
        label="Only those that do not train on prompts"
        meaning="Leaves out providers that may collect what is sent."
        value={provider.data_collection === 'deny'}
        onChange={(isOn) => set('data_collection', isOn ? 'deny' : undefined)}
      />
      <SwitchLine
        label="Only those that keep nothing"
        meaning="Zero data retention."
        value={provider.zdr === true}
        onChange={(isOn) => set('zdr', isOn || undefined)}
      />
      <FieldLine
        label="Precision"
        meaning="Only weights of these kinds; none chosen is any."
        isSet={quantizations.length > 0}
        onReset={() => set('quantizations', undefined)}
      >
        {(names) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be named by a label beside it.
          <div {...names} role="group" className="flex max-w-44 flex-wrap justify-end gap-1">
            {QUANTIZATIONS.map((name) => (
              <Toggle
                key={name}
                pressed={quantizations.includes(name)}
                onPressedChange={(isOn) => {
                  const chosen = isOn ? [...quantizations, name] : quantizations.filter((one) => one !== name);
                  set('quantizations', chosen.length > 0 ? chosen : undefined);
                }}
                className="font-mono text-xs!"
              >
                {name}
              </Toggle>
            ))}
          </div>
        )}
      </FieldLine>
      {(['prompt', 'completion'] as const).map((key) => (
        <NumberLine
          key={key}
          label={key === 'prompt' ? 'Dearest input' : 'Dearest output'}
          meaning="Dollars a million tokens. Whoever asks more is left out."
          range={PRICE}
          value={price[key]}
          onChange={(amount) => set('max_price', orUndefined(setValue(price, key, amount)))}
          placeholder="any"
        />
      ))}
    </>
  );
}
