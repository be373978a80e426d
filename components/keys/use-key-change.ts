'use client';

import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { UsedKey } from '#lib/keys/used-key';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { keyQuery, keysQuery } from './keys-query.ts';

/** Shows a key as it is now, on its page and in the list; null once it is gone. */
export function useShowKey(): (id: string, key: UsedKey | null) => void {
  const client = useQueryClient();
  return (id, key) => {
    if (key) client.setQueryData(keyQuery(id).queryKey, key);
    client.setQueryData(keysQuery.queryKey, (keys) =>
      key ? keys?.map((each) => (each.id === id ? key : each)) : keys?.filter((each) => each.id !== id),
    );
    void client.invalidateQueries({ queryKey: keysQuery.queryKey, exact: true });
    if (key) void client.invalidateQueries({ queryKey: [...keyQuery(id).queryKey, 'history'] });
  };
}

/** Disables or enables a key, at once. */
export function useSwitchKey(id: string): UseMutationResult<UsedKey, ApiError, boolean> {
  const show = useShowKey();
  return useMutation<UsedKey, ApiError, boolean>({
    mutationFn: (isDisabled) => api.patch<UsedKey>(`/api/keys/${id}`, { isDisabled }),
    onSuccess: (key) => show(id, key),
  });
}
