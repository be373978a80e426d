'use client';

import { useMutation } from '@tanstack/react-query';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import type { ApiError } from '@/components/shell/api-error';
import { CONNECTIONS, connectionsQuery } from './connections-query.ts';
import { useConnectionsChange } from './use-connections-change.ts';

/** Has the server ask an upstream of its key; what it found of the key's health is shown either way. */
export function useConnectionTest(id: string) {
  const show = useConnectionsChange();
  return useMutation<ConnectionSettings, ApiError>({
    mutationFn: () => api.post<ConnectionSettings>(`${CONNECTIONS}/${id}/test`),
    onSuccess: show,
    onError: (_error, _none, _result, { client }) => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
}
