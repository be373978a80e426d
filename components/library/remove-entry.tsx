'use client';

import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';

/** Asks before an entry of the library is gone. */
export function RemoveEntry({
  name,
  isShared,
  onRemove,
  onClose,
}: {
  name: string;
  isShared: boolean;
  onRemove: () => Promise<unknown>;
  onClose: () => void;
}) {
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const remove = async () => {
    setIsPending(true);
    try {
      await onRemove();
      onClose();
    } catch (refused) {
      setError(refused instanceof Error ? refused.message : 'Try again.');
      setIsPending(false);
    }
  };
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Delete “${name}”?`}
      description={
        isShared
          ? 'It is gone for everybody in the team. What it was used for stays as it is.'
          : 'It cannot be brought back. What it was used for stays as it is.'
      }
      confirmLabel="Delete"
      onConfirm={() => void remove()}
      isPending={isPending}
      error={error}
    />
  );
}
