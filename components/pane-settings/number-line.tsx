'use client';

import { type ReactNode, useState } from 'react';
import { Input } from '@/components/ui/input';
import { FieldLine } from './field-line.tsx';
import { type NumberRange, parseNumber } from './parse-number.ts';

/** A setting that is a number. What is typed and cannot be is said, and the last good value stays in force. */
export function NumberLine({
  label,
  meaning,
  range,
  value,
  onChange,
  placeholder = 'default',
  unit,
}: {
  label: string;
  meaning?: ReactNode;
  range: NumberRange;
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  placeholder?: string;
  unit?: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === undefined ? '' : String(value));
  const parsed = parseNumber(text, range);
  return (
    <FieldLine
      label={label}
      meaning={meaning}
      problem={parsed.problem}
      isSet={value !== undefined || parsed.problem !== null}
      onReset={() => {
        setTyped(null);
        onChange(undefined);
      }}
    >
      {(names) => (
        <>
          <Input
            {...names}
            inputMode={range.isWhole ? 'numeric' : 'decimal'}
            autoComplete="off"
            placeholder={placeholder}
            value={text}
            aria-invalid={parsed.problem !== null || undefined}
            onChange={(event) => {
              setTyped(event.target.value);
              const next = parseNumber(event.target.value, range);
              if (next.problem === null) onChange(next.value);
            }}
            onBlur={() => {
              if (parsed.problem === null) setTyped(null);
            }}
            className="w-24! text-right tabular-nums"
          />
          {unit && <span className="text-muted-foreground text-sm">{unit}</span>}
        </>
      )}
    </FieldLine>
  );
}
