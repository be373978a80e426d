'use client';

import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import type { AlertDialogProps } from './alert-dialog-props.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What an alert dialog is made of, fetched when the first one is opened. */
export function AlertDialogParts({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  onConfirm,
  isPending = false,
  isDisabled = false,
  error,
  children,
}: AlertDialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup className="floating fixed inset-x-4 top-[24vh] z-50 mx-auto max-w-md p-5">
          <Base.Title className="font-medium text-lg">{title}</Base.Title>
          <Base.Description className="mt-1 text-muted-foreground">{description}</Base.Description>
          {children}
          {error && (
            <Notice tone="error" className="mt-4">
              {error}
            </Notice>
          )}
          <div className="mt-5 flex justify-end gap-2">
            <Base.Close render={<Button>Cancel</Button>} />
            <Button variant="danger" isPending={isPending} disabled={isDisabled} onClick={onConfirm}>
              {confirmLabel}
            </Button>
          </div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
