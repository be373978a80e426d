'use client';

import { useMutation } from '@tanstack/react-query';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { CONNECTIONS } from './connections-query.ts';
import { useConnectionsChange } from './use-connections-change.ts';

export function RemoveConnection({
  id,
  title,
  description,
  confirmLabel,
  onClose,
}: {
  id: string;
  title: string;
  description: string;
  confirmLabel: string;
  onClose: () => void;
}) {
  const show = useConnectionsChange();
  const remove = useMutation<ConnectionSettings, ApiError>({
    mutationFn: () => api.delete<ConnectionSettings>(`${CONNECTIONS}/${id}`),
    onSuccess: (settings) => {
      onClose();
      show(settings);
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      description={description}
      confirmLabel={confirmLabel}
      onConfirm={() => remove.mutate()}
      isPending={remove.isPending}
      error={remove.error?.message ?? null}
    />
  );
}
