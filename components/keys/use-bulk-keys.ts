'use client';

import { useMutation } from '@tanstack/react-query';
import type { UsedKey } from '#lib/keys/used-key';
import { api } from '@/components/shell/api';
import { useShowKey } from './use-key-change.ts';

export type BulkVerb = 'disable' | 'enable' | 'delete';

/** What became of each key. */
type BulkOutcome = { done: number; failed: { name: string; why: string }[] };

/** Does one thing to several keys, one after the other: what fails for one does not keep it from the others. */
export function useBulkKeys() {
  const show = useShowKey();
  return useMutation<BulkOutcome, Error, { verb: BulkVerb; keys: readonly UsedKey[] }>({
    mutationFn: async ({ verb, keys }) => {
      const outcome: BulkOutcome = { done: 0, failed: [] };
      for (const { id, name } of keys) {
        try {
          if (verb === 'delete') {
            await api.delete(`/api/keys/${id}`);
            show(id, null);
          } else show(id, await api.patch<UsedKey>(`/api/keys/${id}`, { isDisabled: verb === 'disable' }));
          outcome.done += 1;
        } catch (error) {
          outcome.failed.push({ name, why: error instanceof Error ? error.message : String(error) });
        }
      }
      return outcome;
    },
  });
}
