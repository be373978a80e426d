'use client';

import { useQueryClient } from '@tanstack/react-query';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { meQuery } from '@/components/shell/use-me';
import { connectionQuery } from './connection-query.ts';

/** Shows a changed connection at once, and has everything that depends on it asked for again: who answers, which models. */
export function useConnectionChange(): (settings: ConnectionSettings) => void {
  const client = useQueryClient();
  return (settings) => {
    client.setQueryData(connectionQuery.queryKey, settings);
    void client.invalidateQueries({ queryKey: meQuery.queryKey });
    void client.invalidateQueries({ queryKey: ['models'] });
  };
}
