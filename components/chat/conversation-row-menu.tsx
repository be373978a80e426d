import { Archive, Ellipsis, PencilLine, Pin, PinOff, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import type { Filing } from './filing.ts';

/** What can be done with a conversation of the list: seen on hover and focus, always on touch. */
export function ConversationRowMenu({
  title,
  isPinned,
  onRename,
  onFile,
  onDelete,
}: {
  title: string;
  isPinned: boolean;
  onRename: () => void;
  onFile: (filing: Filing) => void;
  onDelete: () => void;
}) {
  const wantsRename = useRef(false);
  return (
    <Menu
      // The field takes the row's place, and the focus: given back, it would end the renaming, in a drawer also the drawer.
      returnsFocus={() => !wantsRename.current}
      onClosed={() => {
        if (wantsRename.current) onRename();
      }}
      trigger={
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`More for ${title}`}
          className="w-0 overflow-hidden opacity-0 group-focus-within/row:w-7 group-focus-within/row:opacity-100 group-hover/row:w-7 group-hover/row:opacity-100 data-popup-open:w-7 data-popup-open:opacity-100 pointer-coarse:w-11 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem
        icon={<PencilLine />}
        onClick={() => {
          wantsRename.current = true;
        }}
      >
        Rename
      </MenuItem>
      <MenuItem icon={isPinned ? <PinOff /> : <Pin />} onClick={() => onFile({ isPinned: !isPinned })}>
        {isPinned ? 'Unpin' : 'Pin'}
      </MenuItem>
      <MenuItem icon={<Archive />} onClick={() => onFile({ isArchived: true })}>
        Archive
      </MenuItem>
      <MenuItem icon={<Trash2 />} tone="danger" onClick={onDelete}>
        Delete
      </MenuItem>
    </Menu>
  );
}
