import clsx from 'clsx';
import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonVariants, buttonStyles } from './button-styles.ts';

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ variant, size, className, ...rest }: ComponentProps<typeof Link> & ButtonVariants) {
  return <Link className={clsx(buttonStyles({ variant, size }), className)} {...rest} />;
}
