'use client';

import { useQuery } from '@tanstack/react-query';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { connectionsQuery } from './connections-query.ts';
import { KeyList } from './key-list.tsx';
import { ServerList } from './server-list.tsx';

/** Where prompts go: OpenRouter's keys in the order of their use, and the servers of the team's own. */
export function ConnectionsPanel({ initial }: { initial: ConnectionSettings }) {
  const { data } = useQuery({ ...connectionsQuery, initialData: initial });
  return (
    <div className="flex flex-col gap-12">
      <KeyList keys={data.keys} isSimulated={data.isSimulated} />
      <ServerList servers={data.servers} />
    </div>
  );
}
