'use client';

import { Input as Base } from '@base-ui/react/input';
import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { inputStyles } from './input-styles.ts';

/** A one-line text field; inside a `Field` it finds its label and error by itself. */
export function Input({
  size = 'md',
  isMono = false,
  className,
  ...rest
}: Omit<ComponentProps<typeof Base>, 'size' | 'className'> & {
  size?: 'sm' | 'md' | 'lg';
  isMono?: boolean;
  className?: string;
}) {
  return <Base className={clsx(inputStyles({ size, isMono }), 'pointer-coarse:min-h-11', className)} {...rest} />;
}
