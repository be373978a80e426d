'use client';

import { RotateCcw } from 'lucide-react';
import type { MessageView } from '#lib/conversations/view';
import { IconButton } from '@/components/ui/icon-button';
import { useConversationContext } from './conversation-context.tsx';
import { CopyButton } from './copy-button.tsx';
import { ReceiptLine } from './receipt-line.tsx';
import { textOf } from './text-of.ts';
import { useCanWrite } from './use-can-write.ts';
import { VersionSwitch } from './version-switch.tsx';

/** Under an answer: what can be done with it, and in a narrow column what it cost. Of one height from the first word on. */
export function AnswerFooter({ message, paneId, isLast }: { message: MessageView; paneId: string; isLast: boolean }) {
  const { actions, attempt } = useConversationContext();
  const canWrite = useCanWrite();
  const { run } = message;
  const isRunning = run?.state === 'running';
  const text = textOf(message.parts);
  const hasLine = run?.receipt && !(run.error && run.receipt.costUsd === '0');
  return (
    <div className="mt-2 flex min-h-7 flex-wrap items-center gap-x-3 text-muted-foreground text-sm">
      {hasLine && run.receipt && (
        <div className="contents @5xl:hidden">
          <ReceiptLine receipt={run.receipt} />
        </div>
      )}
      {!isRunning && (
        <div
          data-last={isLast || undefined}
          className="-ml-1.5 flex items-center opacity-0 transition-opacity data-last:opacity-100 group-focus-within/message:opacity-100 group-hover/message:opacity-100 pointer-coarse:opacity-100"
        >
          {text && <CopyButton label="Copy the answer" text={() => text} />}
          {text && canWrite && (
            <IconButton
              label="Answer again"
              size="icon-sm"
              onClick={() => attempt(actions.retry(message), 'It was not sent again')}
            >
              <RotateCcw aria-hidden />
            </IconButton>
          )}
          <VersionSwitch message={message} paneId={paneId} />
        </div>
      )}
    </div>
  );
}
