'use client';

import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Entry, Kind } from '#lib/library/entry-view';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { RemoveEntry } from './remove-entry.tsx';

/** One entry of the library: its name, what is in it, whose it is. */
export function EntryRow({
  entry,
  onEdit,
  onRemove,
  children,
}: {
  entry: Entry<Kind>;
  onEdit: () => void;
  onRemove: () => Promise<unknown>;
  children: ReactNode;
}) {
  const [isRemoving, setIsRemoving] = useState(false);
  return (
    <div className="flex items-start gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{entry.name}</span>
          {entry.sharing === 'team' && (
            <Badge>{entry.isMine ? 'shared with the team' : `by ${entry.ownerName ?? 'somebody who left'}`}</Badge>
          )}
        </p>
        <div className="text-muted-foreground text-sm">{children}</div>
      </div>
      {entry.canChange && (
        <Menu
          align="end"
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label={`More for ${entry.name}`}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <MenuItem icon={<Pencil />} onClick={onEdit}>
            Edit
          </MenuItem>
          <MenuItem icon={<Trash2 />} tone="danger" onClick={() => setIsRemoving(true)}>
            Delete…
          </MenuItem>
        </Menu>
      )}
      {isRemoving && (
        <RemoveEntry
          name={entry.name}
          isShared={entry.sharing === 'team'}
          onRemove={onRemove}
          onClose={() => setIsRemoving(false)}
        />
      )}
    </div>
  );
}
