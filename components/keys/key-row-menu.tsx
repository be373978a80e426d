import { Ban, CircleCheck, Ellipsis, PencilLine, RefreshCw, Trash2 } from 'lucide-react';
import type { UsedKey } from '#lib/keys/used-key';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuLink } from '@/components/ui/menu';

/** What can be done with a key of the list. */
export function KeyRowMenu({
  keyView: { id, name, disabledAt },
  onSwitch,
  onDelete,
}: {
  keyView: UsedKey;
  onSwitch: () => void;
  onDelete: () => void;
}) {
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`More for ${name}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuLink icon={<PencilLine />} href={`/keys/${id}?do=edit`}>
        Edit
      </MenuLink>
      <MenuLink icon={<RefreshCw />} href={`/keys/${id}?do=roll`}>
        Roll
      </MenuLink>
      <MenuItem icon={disabledAt === null ? <Ban /> : <CircleCheck />} onClick={onSwitch}>
        {disabledAt === null ? 'Disable' : 'Enable'}
      </MenuItem>
      <MenuItem icon={<Trash2 />} tone="danger" onClick={onDelete}>
        Delete
      </MenuItem>
    </Menu>
  );
}
