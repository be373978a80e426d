'use client';

import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useCommands } from '@/components/palette/overlays-context';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { type ConversationDialog, ConversationDialogs } from './conversation-dialogs.tsx';
import { useShownPane } from './shown-pane.tsx';
import { useConversationCommands } from './use-conversation-commands.ts';

/** The menu of the conversation on show. */
export function ConversationMenu() {
  const [dialog, setDialog] = useState<ConversationDialog | null>(null);
  const { pane } = useShownPane();
  const commands = useConversationCommands(setDialog);
  useCommands(commands);
  if (commands.length === 0) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label="More for this chat">
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {commands.map(({ id, label, icon: Icon, run }) => (
          <MenuItem key={id} icon={<Icon />} tone={id === 'delete' ? 'danger' : 'plain'} onClick={run}>
            {label}
          </MenuItem>
        ))}
      </Menu>
      {pane && <ConversationDialogs shown={dialog} pane={pane} onClose={() => setDialog(null)} />}
    </>
  );
}
