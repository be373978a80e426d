'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import type { AlertDialogProps } from './alert-dialog-props.ts';

const load = () => import('./alert-dialog-parts.tsx');
const Parts = lazy(async () => ({ default: (await load()).AlertDialogParts }));

/**
 * Asks before what cannot be undone. The title names the thing; the confirming button carries the verb. Its code comes when it
 * is first opened.
 */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange } = props;
  const [isLoaded, setIsLoaded] = useState(false);
  useEffect(() => {
    if (!open || isLoaded) return;
    let isCurrent = true;
    load().then(
      () => isCurrent && setIsLoaded(true),
      () => isCurrent && onOpenChange(false),
    );
    return () => {
      isCurrent = false;
    };
  }, [open, isLoaded, onOpenChange]);
  if (!isLoaded) return null;
  return (
    <Suspense>
      <Parts {...props} />
    </Suspense>
  );
}
