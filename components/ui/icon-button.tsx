import type { ComponentProps } from 'react';
import { Button } from './button.tsx';
import type { ButtonVariants } from './button-styles.ts';

/** A button that shows only an icon. `label` names it to everyone: as its accessible name and as a tip on hover and focus. */
export function IconButton({
  label,
  shortcut,
  side,
  variant = 'ghost',
  size = 'icon',
  ...rest
}: Omit<ComponentProps<typeof Button>, 'size' | 'aria-label'> & {
  label: string;
  /** The keys that do the same, as text. */
  shortcut?: string | undefined;
  side?: 'top' | 'right';
  variant?: ButtonVariants['variant'];
  size?: 'icon' | 'icon-sm';
}) {
  return (
    <Button
      aria-label={label}
      data-tip={label}
      data-tip-keys={shortcut}
      data-tip-side={side}
      variant={variant}
      size={size}
      {...rest}
    />
  );
}
