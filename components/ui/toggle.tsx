'use client';

import { Toggle as Base } from '@base-ui/react/toggle';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { buttonStyles } from './button-styles.ts';

/** A button that is on or off. */
export function Toggle({
  pressed,
  onPressedChange,
  className,
  children,
}: {
  pressed: boolean;
  onPressedChange: (pressed: boolean) => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Base
      pressed={pressed}
      onPressedChange={onPressedChange}
      className={clsx(
        buttonStyles({ size: 'sm' }),
        'font-normal data-pressed:border-accent data-pressed:bg-accent-soft data-pressed:text-accent-text',
        className,
      )}
    >
      {children}
    </Base>
  );
}
