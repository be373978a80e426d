'use client';

import type { ReactNode } from 'react';
import { Select } from '@/components/ui/select';
import { FieldLine } from './field-line.tsx';

/** A setting that is one of a few; the first choice is the model's own. */
export function ChoiceLine<Value extends string>({
  label,
  meaning,
  value,
  onChange,
  options,
  own = 'Default',
}: {
  label: string;
  meaning?: ReactNode;
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  options: readonly { value: Value; label: string }[];
  /** What it is called when nothing is set. */
  own?: string;
}) {
  return (
    <FieldLine label={label} meaning={meaning} isSet={value !== undefined} onReset={() => onChange(undefined)}>
      {() => (
        <Select<Value | ''>
          label={label}
          value={value ?? ''}
          onValueChange={(next) => onChange(next === '' ? undefined : next)}
          options={[{ value: '', label: own }, ...options]}
          className="min-w-28 max-w-44"
        />
      )}
    </FieldLine>
  );
}
