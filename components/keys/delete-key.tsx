'use client';

import { useMutation } from '@tanstack/react-query';
import type { KeyView } from '#lib/keys/key-view';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { TypeToConfirm } from '@/components/ui/type-to-confirm';
import { useShowKey } from './use-key-change.ts';

/** Asks for the key's name before it is gone for good. */
export function DeleteKey({
  keyView: { id, name },
  onClose,
  onDeleted,
}: {
  keyView: Pick<KeyView, 'id' | 'name'>;
  onClose: () => void;
  onDeleted?: () => void;
}) {
  const show = useShowKey();
  const remove = useMutation<void, ApiError>({
    mutationFn: () => api.delete(`/api/keys/${id}`),
    onSuccess: () => {
      onClose();
      onDeleted?.();
      show(id, null);
    },
  });
  return (
    <TypeToConfirm
      wanted={name}
      onClose={onClose}
      title={`Delete “${name}”?`}
      description="Programs that use it are refused from the next request on. It cannot be brought back. What it spent stays in the ledger under its name."
      confirmLabel="Delete the key"
      onConfirm={() => remove.mutate()}
      isPending={remove.isPending}
      error={remove.error?.message ?? null}
    />
  );
}
