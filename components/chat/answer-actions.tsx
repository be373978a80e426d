'use client';

import { RotateCcw } from 'lucide-react';
import type { MessageView } from '#lib/conversations/view';
import { IconButton } from '@/components/ui/icon-button';
import { AnswerMenu } from './answer-menu.tsx';
import { useConversationContext } from './conversation-context.tsx';
import { CopyButton } from './copy-button.tsx';
import { copyRich } from './copy-rich.ts';
import { copyText } from './copy-text.ts';
import { RatingButtons } from './rating-buttons.tsx';
import { textOf } from './text-of.ts';
import { useCanWrite } from './use-can-write.ts';
import { VersionSwitch } from './version-switch.tsx';

/** What can be done with an answer that has ended: in sight for the last one, on hover and focus for the others. */
export function AnswerActions({ message, paneId, isLast }: { message: MessageView; paneId: string; isLast: boolean }) {
  const { actions, attempt } = useConversationContext();
  const canWrite = useCanWrite();
  const text = textOf(message.parts);
  const canRetry = canWrite && message.parentId !== null;
  return (
    <>
      <VersionSwitch message={message} paneId={paneId} />
      <div
        data-last={isLast || undefined}
        className="-ml-1.5 flex items-center pointer-coarse:-ml-3.5 opacity-0 transition-opacity data-last:opacity-100 group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100"
      >
        {text && (
          <CopyButton
            label="Copy the answer"
            copy={(button) => {
              const shown = button.closest('[data-message]')?.querySelector('.answer');
              return shown ? copyRich(shown) : copyText(text);
            }}
          />
        )}
        {text && message.run && <RatingButtons messageId={message.id} />}
        {canRetry && text && (
          <IconButton
            label="Answer again"
            size="icon-sm"
            onClick={() => attempt(actions.retry(message), 'It was not sent again')}
          >
            <RotateCcw aria-hidden />
          </IconButton>
        )}
        <AnswerMenu message={message} canRetry={canRetry} />
      </div>
    </>
  );
}
