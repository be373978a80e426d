'use client';

import { Code, Ellipsis, RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { useModelName } from '@/components/models/use-models';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useConversationContext } from './conversation-context.tsx';
import { type ConversationDialog, ConversationDialogs } from './conversation-dialogs.tsx';
import { say } from './say.ts';
import { useCanWrite } from './use-can-write.ts';

/** What can be done with one pane; who only reads may take its request along. */
export function PaneMenu({ pane, isOnly }: { pane: PaneView; isOnly: boolean }) {
  const { actions, attempt } = useConversationContext();
  const canWrite = useCanWrite();
  const name = useModelName()(pane.model);
  const answer = pane.messages.findLast((message) => message.role === 'assistant');
  const [dialog, setDialog] = useState<ConversationDialog | null>(null);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={`More for ${name}`}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {canWrite && (
          <MenuItem
            icon={<RotateCcw />}
            disabled={!answer || answer.run?.state === 'running'}
            onClick={() => answer && attempt(actions.retry(answer, pane.model), 'It was not sent again')}
          >
            Answer again
          </MenuItem>
        )}
        <MenuItem icon={<Code />} onClick={() => setDialog('code')}>
          View code
        </MenuItem>
        {canWrite && (
          <MenuItem
            icon={<Trash2 />}
            tone="danger"
            disabled={isOnly}
            onClick={async () => {
              if (await attempt(actions.removePane(pane.id), 'The pane was not removed')) say(`${name} removed`);
            }}
          >
            Remove pane
          </MenuItem>
        )}
      </Menu>
      <ConversationDialogs shown={dialog} pane={pane} onClose={() => setDialog(null)} />
    </>
  );
}
