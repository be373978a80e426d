'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { Select as Base } from '@base-ui/react/select';
import clsx from 'clsx';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonStyles } from './button-styles.ts';

export type SelectOption<Value extends string> = { value: Value; label: ReactNode };

/** One of a short, closed list. `label` names it to assistive technology when no `Field` does. */
export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  label,
  size = 'md',
  isDisabled = false,
  className,
}: {
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  label?: string;
  size?: 'sm' | 'md';
  isDisabled?: boolean;
  className?: string;
}) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => next !== null && onValueChange(next)}
      items={options}
      disabled={isDisabled}
    >
      <Base.Trigger
        aria-label={label}
        className={clsx(buttonStyles({ size }), 'justify-between! font-normal', className)}
      >
        <Base.Value />
        <Base.Icon className="text-muted-foreground">
          <ChevronsUpDown aria-hidden className="size-3.5!" />
        </Base.Icon>
      </Base.Trigger>
      {/* Its own style element is for what opens over its trigger, and a page takes none without a nonce. */}
      <CSPProvider disableStyleElements>
        <Base.Portal>
          <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
            <Base.Popup className="floating max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1">
              <Base.List>
                {options.map((option) => (
                  <Base.Item key={option.value} value={option.value} className="choice justify-between">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    <Base.ItemIndicator>
                      <Check aria-hidden className="size-4 text-accent-text" />
                    </Base.ItemIndicator>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </CSPProvider>
    </Base.Root>
  );
}
