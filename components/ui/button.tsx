import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { type ButtonVariants, buttonStyles } from './button-styles.ts';

/** A button is `type="button"` unless told otherwise. While `isPending` it stays focusable, does nothing and is announced busy. */
export function Button({
  variant,
  size,
  isPending = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: ComponentProps<'button'> & ButtonVariants & { isPending?: boolean }) {
  return (
    <button
      type={isPending ? 'button' : type}
      aria-busy={isPending || undefined}
      aria-disabled={isPending || undefined}
      onClick={isPending ? undefined : onClick}
      className={clsx(buttonStyles({ variant, size }), className)}
      {...rest}
    />
  );
}
