'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import clsx from 'clsx';
import { type ReactNode, useId } from 'react';

/** One of two to six choices, all in sight. */
export function Segmented<Value extends string>({
  value,
  onValueChange,
  options,
  label,
  className,
}: {
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: ReactNode; icon?: ReactNode }[];
  label: string;
  className?: string;
}) {
  const id = useId();
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      className={clsx('inline-flex max-w-full gap-0.5 overflow-x-auto rounded-md bg-gray-3 p-0.5', className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          nativeButton
          // A field around them would otherwise give each its own name.
          aria-labelledby={`${id}-${option.value}`}
          render={<button type="button" />}
          className="flex h-7 shrink-0 select-none items-center gap-1.5 rounded-sm border border-transparent px-2.5 text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:-outline-offset-1 data-checked:border-gray-7 data-checked:bg-surface data-checked:text-foreground pointer-coarse:h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center [&_svg]:size-4"
        >
          {option.icon}
          <span id={`${id}-${option.value}`}>{option.label}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
