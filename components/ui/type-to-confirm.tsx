'use client';

import { useState } from 'react';
import { AlertDialog } from './alert-dialog.tsx';
import type { AlertDialogProps } from './alert-dialog-props.ts';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

/** Asks before what cannot be undone, and wants its name typed, whatever its case. `children` stand above the field. */
export function TypeToConfirm({
  wanted,
  onClose,
  children,
  ...rest
}: Omit<AlertDialogProps, 'open' | 'onOpenChange' | 'isDisabled'> & { wanted: string; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const isTyped = typed.trim().toLowerCase() === wanted.toLowerCase();
  return (
    <AlertDialog {...rest} open onOpenChange={(isOpen) => !isOpen && onClose()} isDisabled={!isTyped}>
      {children}
      <Field
        label={
          <>
            Type <span className="select-all wrap-anywhere">{wanted}</span> to confirm
          </>
        }
        className="mt-4"
      >
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isTyped && !rest.isPending) rest.onConfirm();
          }}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </AlertDialog>
  );
}
