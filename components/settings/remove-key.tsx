'use client';

import { useMutation } from '@tanstack/react-query';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { useConnectionChange } from './use-connection-change.ts';

/** `last4`: null for a saved key that cannot be opened. */
export function RemoveKey({
  last4,
  onClose,
  onRemoved,
}: {
  last4: string | null;
  onClose: () => void;
  onRemoved: () => void;
}) {
  const show = useConnectionChange();
  const remove = useMutation<ConnectionSettings, ApiError>({
    mutationFn: () => api.delete<ConnectionSettings>('/api/settings/connection'),
    onSuccess: (settings) => {
      show(settings);
      onClose();
      onRemoved();
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={last4 ? `Remove the key ending in ${last4}?` : 'Remove the saved key?'}
      description="New prompts go to the environment’s key if there is one, or else to the sandbox, which only simulates answers. The key stays valid at OpenRouter, and recorded spend stays here."
      confirmLabel="Remove the key"
      onConfirm={() => remove.mutate()}
      isPending={remove.isPending}
      error={remove.error?.message ?? null}
    />
  );
}
