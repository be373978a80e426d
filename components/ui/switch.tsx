'use client';

import { Switch as Base } from '@base-ui/react/switch';
import { type ReactNode, useId } from 'react';

/** On or off, at once. The whole line is its target. */
export function Switch({
  checked,
  onCheckedChange,
  label,
  hint,
  isDisabled = false,
}: {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: ReactNode;
  hint?: ReactNode;
  isDisabled?: boolean;
}) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch renders its input inside.
    <label className="flex min-h-8 items-center justify-between gap-4 pointer-coarse:min-h-11">
      <span>
        <span id={id}>{label}</span>
        {hint && <span className="block text-muted-foreground text-sm">{hint}</span>}
      </span>
      <Base.Root
        aria-labelledby={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={isDisabled}
        className="h-5 w-8.5 shrink-0 rounded-full border border-transparent bg-gray-8 p-px transition-colors data-checked:bg-accent data-disabled:opacity-50"
      >
        <Base.Thumb
          data-mark
          className="block size-4 rounded-full bg-white transition-transform data-checked:translate-x-3.5 dark:data-checked:bg-gray-1"
        />
      </Base.Root>
    </label>
  );
}
