'use client';

import { Ellipsis, FileCode, GitBranch, Quote, Shuffle, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { ModelPicker } from '@/components/models/model-picker';
import { Button } from '@/components/ui/button';
import { Menu, MenuItem, MenuSeparator } from '@/components/ui/menu';
import { useConversationContext } from './conversation-context.tsx';
import { copyText } from './copy-text.ts';
import { say } from './say.ts';
import { textOf } from './text-of.ts';
import { useMessageActions } from './use-message-actions.ts';

/** The rarer things to do with an answer. */
export function AnswerMenu({ message, canRetry }: { message: MessageView; canRetry: boolean }) {
  const { actions, attempt } = useConversationContext();
  const { area, canWrite, canBranch, noteSelection, quote, branch, remove } = useMessageActions(message);
  const [isPicking, setIsPicking] = useState(false);
  const text = textOf(message.parts);
  if (!text && !canWrite) return null;
  return (
    <span ref={area} className="inline-flex">
      <Menu
        trigger={
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="More for this answer"
            data-tip="More"
            onPointerDown={noteSelection}
          >
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        {text && (
          <MenuItem
            icon={<FileCode />}
            onClick={async () => say((await copyText(text)) ? 'Copied' : 'Not copied: the browser refused')}
          >
            Copy as Markdown
          </MenuItem>
        )}
        {text && canWrite && (
          <MenuItem icon={<Quote />} onClick={quote}>
            Quote
          </MenuItem>
        )}
        {canRetry && (
          <MenuItem icon={<Shuffle />} onClick={() => setIsPicking(true)}>
            Answer again with…
          </MenuItem>
        )}
        {canBranch && (
          <MenuItem icon={<GitBranch />} onClick={branch}>
            Branch from here
          </MenuItem>
        )}
        {canWrite && (
          <>
            <MenuSeparator />
            <MenuItem icon={<Trash2 />} tone="danger" onClick={remove}>
              Delete
            </MenuItem>
          </>
        )}
      </Menu>
      {isPicking && (
        <ModelPicker
          open
          value={null}
          onOpenChange={setIsPicking}
          onValueChange={(model) => attempt(actions.retry(message, model), 'It was not sent again')}
          trigger={<button type="button" tabIndex={-1} aria-label="Model to answer with" className="size-0" />}
        />
      )}
    </span>
  );
}
