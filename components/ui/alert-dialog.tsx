'use client';

import { useEffect } from 'react';
import type { AlertDialogProps } from './alert-dialog-props.ts';
import { onDemandCode } from './on-demand-code.ts';
import { useLoaded } from './use-loaded.ts';

const parts = onDemandCode(() => import('./alert-dialog-parts.tsx'));

/**
 * Asks before what cannot be undone. The title names the thing; the confirming button carries the verb. Its code comes when it
 * is first opened.
 */
export function AlertDialog(props: AlertDialogProps) {
  const { open, onOpenChange } = props;
  const { module, hasFailed, load } = useLoaded(parts);
  useEffect(() => {
    if (open) load();
  }, [open, load]);
  useEffect(() => {
    if (hasFailed) onOpenChange(false);
  }, [hasFailed, onOpenChange]);
  return module && <module.AlertDialogParts {...props} />;
}
