'use client';

import type { ComponentProps, ReactNode } from 'react';
import { Button } from './button.tsx';
import type { ButtonVariants } from './button-styles.ts';
import { Tooltip } from './tooltip.tsx';

/** A button that shows only an icon. `label` names it to everyone: as its accessible name and as a tooltip. */
export function IconButton({
  label,
  shortcut,
  side,
  variant = 'ghost',
  size = 'icon',
  ...rest
}: Omit<ComponentProps<typeof Button>, 'size' | 'aria-label'> & {
  label: string;
  shortcut?: ReactNode;
  side?: 'top' | 'bottom' | 'left' | 'right';
  variant?: ButtonVariants['variant'];
  size?: 'icon' | 'icon-sm';
}) {
  const content = shortcut ? (
    <span className="flex items-center gap-2">
      {label} <span className="opacity-70">{shortcut}</span>
    </span>
  ) : (
    label
  );
  return (
    <Tooltip content={content} {...(side ? { side } : {})}>
      <Button aria-label={label} variant={variant} size={size} {...rest} />
    </Tooltip>
  );
}
