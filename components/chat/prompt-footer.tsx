'use client';

import { Ellipsis, GitBranch, Pencil, Quote, Trash2 } from 'lucide-react';
import type { RefObject } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { CopyButton } from './copy-button.tsx';
import { textOf } from './text-of.ts';
import { useMessageActions } from './use-message-actions.ts';
import { VersionSwitch } from './version-switch.tsx';

/** Under a prompt: which of its versions is shown, and on hover and focus what can be done with it. */
export function PromptFooter({
  message,
  paneId,
  editButton,
  onEdit,
}: {
  message: MessageView;
  paneId: string;
  editButton: RefObject<HTMLButtonElement | null>;
  onEdit: () => void;
}) {
  const { area, canWrite, canBranch, noteSelection, quote, branch, remove } = useMessageActions(message);
  const text = textOf(message.parts);
  return (
    <div ref={area} className="mt-0.5 -mb-3 flex min-h-7 items-center justify-end text-muted-foreground text-sm">
      <div className="flex items-center opacity-0 transition-opacity group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100">
        {text && <CopyButton label="Copy the prompt" text={() => text} />}
        {canWrite && (
          <IconButton ref={editButton} label="Edit" size="icon-sm" onClick={onEdit}>
            <Pencil aria-hidden />
          </IconButton>
        )}
        {canBranch && (
          <Menu
            align="end"
            trigger={
              <Button
                variant="ghost"
                size="icon-sm"
                aria-label="More for this prompt"
                data-tip="More"
                onPointerDown={noteSelection}
              >
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            {canWrite && text && (
              <MenuItem icon={<Quote />} onClick={quote}>
                Quote
              </MenuItem>
            )}
            <MenuItem icon={<GitBranch />} onClick={branch}>
              Branch from here
            </MenuItem>
            {canWrite && (
              <>
                <MenuSeparator />
                <MenuItem icon={<Trash2 />} tone="danger" onClick={remove}>
                  Delete
                </MenuItem>
              </>
            )}
          </Menu>
        )}
      </div>
      <VersionSwitch message={message} paneId={paneId} />
    </div>
  );
}
