'use client';

import { Ban, CircleCheck, Ellipsis, PencilLine, RefreshCw, Trash2 } from 'lucide-react';
import type { UsedKey } from '#lib/keys/used-key';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useToast } from '@/components/ui/toast';
import { useSwitchKey } from './use-key-change.ts';

/** What can be done with a key, on its page; on a phone all of it in the menu. */
export function KeyActions({
  keyView: { id, name, disabledAt },
  onEdit,
  onRoll,
  onDelete,
}: {
  keyView: UsedKey;
  onEdit: () => void;
  onRoll: () => void;
  onDelete: () => void;
}) {
  const toast = useToast();
  const switchKey = useSwitchKey(id);
  const isEnabled = disabledAt === null;
  const onSwitch = () =>
    switchKey.mutate(isEnabled, {
      onError: (error) => toast.show({ tone: 'error', title: `“${name}” was not changed`, description: error.message }),
    });
  return (
    <>
      <Button size="sm" onClick={onEdit} className="max-md:hidden">
        Edit
      </Button>
      <Button size="sm" onClick={onRoll} className="max-md:hidden">
        Roll
      </Button>
      <Button size="sm" isPending={switchKey.isPending} onClick={onSwitch} className="max-md:hidden">
        {isEnabled ? 'Disable' : 'Enable'}
      </Button>
      <Menu
        align="end"
        trigger={
          <IconButton label="More" size="icon-sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<PencilLine />} onClick={onEdit}>
          Edit
        </MenuItem>
        <MenuItem icon={<RefreshCw />} onClick={onRoll}>
          Roll
        </MenuItem>
        <MenuItem icon={isEnabled ? <Ban /> : <CircleCheck />} onClick={onSwitch}>
          {isEnabled ? 'Disable' : 'Enable'}
        </MenuItem>
        <MenuItem icon={<Trash2 />} tone="danger" onClick={onDelete}>
          Delete
        </MenuItem>
      </Menu>
    </>
  );
}
