'use client';

import type { PaneSettings } from '#lib/conversations/view';
import { PARAMETER_MEANINGS } from '@/components/models/parameter-meanings';
import { Textarea } from '@/components/ui/textarea';
import { ChoiceLine } from './choice-line.tsx';
import { FieldLine } from './field-line.tsx';
import { NumberLine } from './number-line.tsx';
import type { Offered } from './offered-parameters.ts';
import { setValue } from './set-value.ts';

const ANY = Number.MAX_SAFE_INTEGER;

const NUMBERS = [
  { name: 'temperature', min: 0, max: 2, isWhole: false },
  { name: 'top_p', min: 0, max: 1, isWhole: false },
  { name: 'top_k', min: 0, max: ANY, isWhole: true },
  { name: 'min_p', min: 0, max: 1, isWhole: false },
  { name: 'top_a', min: 0, max: 1, isWhole: false },
  { name: 'frequency_penalty', min: -2, max: 2, isWhole: false },
  { name: 'presence_penalty', min: -2, max: 2, isWhole: false },
  { name: 'repetition_penalty', min: 0, max: 2, isWhole: false },
  { name: 'max_tokens', min: 1, max: 10_000_000, isWhole: true },
  { name: 'seed', min: -ANY, max: ANY, isWhole: true },
] as const;

const VERBOSITIES = [
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
] as const;

/** How the model chooses its words and when it ends. */
export function SamplingFields({
  settings,
  onChange,
  offered,
}: {
  settings: PaneSettings;
  onChange: (settings: PaneSettings) => void;
  offered: Offered;
}) {
  const stop = settings.stop === undefined ? '' : [settings.stop].flat().join('\n');
  // What was set for another model can be taken back also where this one does not take it.
  return (
    <>
      {NUMBERS.filter(({ name }) => offered.has(name) || settings[name] !== undefined).map(({ name, ...range }) => (
        <NumberLine
          key={name}
          label={PARAMETER_MEANINGS[name]?.label ?? name}
          meaning={
            offered.has(name)
              ? PARAMETER_MEANINGS[name]?.meaning
              : 'This model does not take it; it is most likely ignored.'
          }
          range={range}
          value={settings[name]}
          onChange={(value) => onChange(setValue(settings, name, value))}
          {...(name === 'max_tokens' ? { unit: 'tokens' } : {})}
        />
      ))}
      {offered.has('verbosity') && (
        <ChoiceLine
          label="Verbosity"
          meaning={PARAMETER_MEANINGS.verbosity?.meaning}
          value={settings.verbosity}
          onChange={(verbosity) => onChange(setValue(settings, 'verbosity', verbosity))}
          options={VERBOSITIES}
        />
      )}
      {offered.has('stop') && (
        <FieldLine
          label="Stop at"
          meaning={PARAMETER_MEANINGS.stop?.meaning}
          isSet={settings.stop !== undefined}
          onReset={() => onChange(setValue(settings, 'stop', undefined))}
        >
          {(names) => (
            <Textarea
              {...names}
              rows={1}
              placeholder="nothing"
              value={stop}
              onChange={(event) => {
                const lines = event.target.value.split('\n').slice(0, 4);
                onChange(setValue(settings, 'stop', event.target.value === '' ? undefined : lines));
              }}
              className="min-h-8! w-32! pointer-coarse:min-h-11! font-mono text-sm"
            />
          )}
        </FieldLine>
      )}
    </>
  );
}
