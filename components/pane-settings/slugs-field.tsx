'use client';

import { useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Toggle } from '@/components/ui/toggle';

/** Providers by their slugs, in an order: typed, or chosen among those that serve the model. */
export function SlugsField({
  label,
  hint,
  value,
  onChange,
  known,
  placeholder = 'any',
}: {
  label: string;
  hint: string;
  value: readonly string[];
  onChange: (slugs: string[]) => void;
  known: readonly string[];
  placeholder?: string;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field label={label} hint={hint} className="py-2">
      <Input
        isMono
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? value.join(', ')}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(toSlugs(event.target.value));
        }}
        onBlur={() => setTyped(null)}
      />
      {known.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {known.map((slug) => (
            <Toggle
              key={slug}
              pressed={value.includes(slug)}
              onPressedChange={(isOn) => onChange(isOn ? [...value, slug] : value.filter((one) => one !== slug))}
              className="font-mono text-xs!"
            >
              {slug}
            </Toggle>
          ))}
        </div>
      )}
    </Field>
  );
}

function toSlugs(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))].slice(0, 50);
}
