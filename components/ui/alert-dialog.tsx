'use client';

import { lazy, Suspense, useState } from 'react';
import type { AlertDialogProps } from './alert-dialog-props.ts';

const Parts = lazy(async () => ({ default: (await import('./alert-dialog-parts.tsx')).AlertDialogParts }));

/**
 * Asks before what cannot be undone. The title names the thing; the confirming button carries the verb. Its code comes when it
 * is first opened.
 */
export function AlertDialog(props: AlertDialogProps) {
  const [wasOpen, setWasOpen] = useState(props.open);
  if (props.open && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  return (
    <Suspense>
      <Parts {...props} />
    </Suspense>
  );
}
