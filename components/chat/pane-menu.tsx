'use client';

import { Ellipsis, RotateCcw, Trash2 } from 'lucide-react';
import type { PaneView } from '#lib/conversations/view';
import { useModelName } from '@/components/models/use-models';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { useConversationContext } from './conversation-context.tsx';
import { useCanWrite } from './use-can-write.ts';

export function PaneMenu({ pane, isOnly }: { pane: PaneView; isOnly: boolean }) {
  const { actions, attempt } = useConversationContext();
  const canWrite = useCanWrite();
  const name = useModelName()(pane.model);
  const answer = pane.messages.findLast((message) => message.role === 'assistant');
  if (!canWrite) return null;
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`More for ${name}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      <MenuItem
        icon={<RotateCcw />}
        disabled={!answer || answer.run?.state === 'running'}
        onClick={() => answer && attempt(actions.retry(answer, pane.model), 'It was not sent again')}
      >
        Answer again
      </MenuItem>
      <MenuItem
        icon={<Trash2 />}
        tone="danger"
        disabled={isOnly}
        onClick={() => attempt(actions.removePane(pane.id), 'The pane was not removed')}
      >
        Remove pane
      </MenuItem>
    </Menu>
  );
}
