'use client';

import { Ban, CircleCheck, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import type { UsedKey } from '#lib/keys/used-key';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { TypeToConfirm } from '@/components/ui/type-to-confirm';
import { type BulkVerb, useBulkKeys } from './use-bulk-keys.ts';

const DONE: Record<BulkVerb, string> = { disable: 'disabled', enable: 'enabled', delete: 'deleted' };

/** What can be done with the keys that are ticked. */
export function BulkBar({ keys, onClear }: { keys: readonly UsedKey[]; onClear: () => void }) {
  const [isDeleting, setIsDeleting] = useState(false);
  const toast = useToast();
  const bulk = useBulkKeys();
  const run = (verb: BulkVerb) =>
    bulk.mutate(
      { verb, keys },
      {
        onSuccess: ({ done, failed }) => {
          setIsDeleting(false);
          onClear();
          const [first] = failed;
          if (first)
            toast.show({
              tone: 'error',
              title: `${counted(failed.length)} not ${DONE[verb]}`,
              description: `“${first.name}”: ${first.why}`,
            });
          else toast.show({ title: `${counted(done)} ${DONE[verb]}` });
        },
      },
    );
  return (
    <section
      aria-label="Selected keys"
      className="flex flex-wrap items-center gap-2 rounded-md border bg-gray-2 px-3 py-2"
    >
      <p role="status" className="mr-auto font-medium text-sm">
        {counted(keys.length)} selected
      </p>
      <Button size="sm" isPending={bulk.isPending} onClick={() => run('disable')}>
        <Ban aria-hidden />
        Disable
      </Button>
      <Button size="sm" isPending={bulk.isPending} onClick={() => run('enable')}>
        <CircleCheck aria-hidden />
        Enable
      </Button>
      <Button size="sm" isPending={bulk.isPending} onClick={() => setIsDeleting(true)}>
        <Trash2 aria-hidden />
        Delete
      </Button>
      <Button size="sm" variant="ghost" onClick={onClear}>
        <X aria-hidden />
        Clear
      </Button>
      {isDeleting && (
        <DeleteKeys
          keys={keys}
          isPending={bulk.isPending}
          onDelete={() => run('delete')}
          onClose={() => setIsDeleting(false)}
        />
      )}
    </section>
  );
}

function DeleteKeys({
  keys,
  isPending,
  onDelete,
  onClose,
}: {
  keys: readonly UsedKey[];
  isPending: boolean;
  onDelete: () => void;
  onClose: () => void;
}) {
  const wanted = counted(keys.length);
  return (
    <TypeToConfirm
      wanted={wanted}
      onClose={onClose}
      title={`Delete ${wanted}?`}
      description="Programs that use them are refused from the next request on. They cannot be brought back. What they spent stays in the ledger under their names."
      confirmLabel={`Delete ${wanted}`}
      onConfirm={onDelete}
      isPending={isPending}
    >
      <ul className="mt-3 max-h-40 list-inside list-disc overflow-y-auto text-sm">
        {keys.map(({ id, name }) => (
          <li key={id} dir="auto" className="truncate">
            {name}
          </li>
        ))}
      </ul>
    </TypeToConfirm>
  );
}

function counted(keys: number): string {
  return keys === 1 ? '1 key' : `${keys} keys`;
}
