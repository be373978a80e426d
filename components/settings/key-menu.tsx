'use client';

import { useMutation } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Ellipsis, KeyRound, Trash2 } from 'lucide-react';
import type { ConnectionSettings } from '#lib/connections/connection-settings';
import { api } from '@/components/shell/api';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { CONNECTIONS, connectionsQuery } from './connections-query.ts';
import { useConnectionsChange } from './use-connections-change.ts';

/** What else can be done with a saved key: its place in the order, another key in its place, and removal. */
export function KeyMenu({
  id,
  name,
  saved,
  onReplace,
  onRemove,
}: {
  id: string;
  name: string;
  saved: readonly string[];
  onReplace: () => void;
  onRemove: () => void;
}) {
  const show = useConnectionsChange();
  const order = useMutation({
    mutationFn: (ids: readonly string[]) => api.put<ConnectionSettings>(`${CONNECTIONS}/order`, { ids }),
    onSuccess: show,
    onError: (_error, _none, _result, { client }) => client.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  const place = saved.indexOf(id);
  const moveTo = (to: number) => () => order.mutate(saved.filter((each) => each !== id).toSpliced(to, 0, id));
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={`More for ${name}`}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      {saved.length > 1 && (
        <>
          <MenuItem icon={<ArrowUp aria-hidden />} disabled={place === 0} onClick={moveTo(place - 1)}>
            Use earlier
          </MenuItem>
          <MenuItem icon={<ArrowDown aria-hidden />} disabled={place === saved.length - 1} onClick={moveTo(place + 1)}>
            Use later
          </MenuItem>
          <MenuSeparator />
        </>
      )}
      <MenuItem icon={<KeyRound aria-hidden />} onClick={onReplace}>
        Replace the key
      </MenuItem>
      <MenuItem icon={<Trash2 aria-hidden />} tone="danger" onClick={onRemove}>
        Remove
      </MenuItem>
    </Menu>
  );
}
