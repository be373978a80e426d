'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { meQuery } from '@/components/shell/use-me';
import { connectionsQuery } from './connections-query.ts';

/** Shows changed connections at once, and has everything that depends on them asked for again: who answers, which models. */
export function useConnectionsChange(): (settings: ConnectionSettings) => void {
  const client = useQueryClient();
  return (settings) => {
    client.setQueryData(connectionsQuery.queryKey, settings);
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
    void client.invalidateQueries({ queryKey: ['models'] });
  };
}
