'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeyView } from '#lib/keys/key-view';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
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
  const [typed, setTyped] = useState('');
  const isNamed = typed.trim() === name;
  const remove = useMutation<void, ApiError>({
    mutationFn: () => api.delete(`/api/keys/${id}`),
    onSuccess: () => {
      onClose();
      onDeleted?.();
      show(id, null);
    },
  });
  return (
    <AlertDialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`Delete “${name}”?`}
      description="Programs that use it are refused from the next request on. It cannot be brought back. What it spent stays in the ledger under its name."
      confirmLabel="Delete the key"
      onConfirm={() => remove.mutate()}
      isDisabled={!isNamed}
      isPending={remove.isPending}
      error={remove.error?.message ?? null}
    >
      <Field
        label={
          <>
            Type <span className="select-all break-words">{name}</span> to confirm
          </>
        }
        className="mt-4"
      >
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && isNamed) remove.mutate();
          }}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </AlertDialog>
  );
}
