'use client';

import { Field } from '@base-ui/react/field';
import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { inputStyles } from './input-styles.ts';

/** A text field of several lines that grows with its text; inside a `Field` it finds its label and error by itself. */
export function Textarea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <Field.Control
      render={
        <textarea
          className={clsx(inputStyles({ size: 'area' }), 'field-sizing-content min-h-20 resize-y', className)}
          {...rest}
        />
      }
    />
  );
}
