'use client';

import type { MessageView } from '#lib/conversations/view';
import { AnswerActions } from './answer-actions.tsx';
import { ReceiptLine } from './receipt-line.tsx';

/** Under an answer: what can be done with it, and in a narrow column what it cost. Of one height from the first word on. */
export function AnswerFooter({ message, paneId, isLast }: { message: MessageView; paneId: string; isLast: boolean }) {
  const { run } = message;
  const hasLine = run?.receipt && !(run.error && run.receipt.costUsd === '0');
  return (
    <div className="mt-2 flex min-h-7 flex-wrap items-center gap-x-3 text-muted-foreground text-sm">
      {hasLine && run.receipt && (
        <div className="contents @5xl:hidden">
          <ReceiptLine receipt={run.receipt} />
          <span aria-hidden className="basis-full sm:hidden" />
        </div>
      )}
      {run?.state !== 'running' && <AnswerActions message={message} paneId={paneId} isLast={isLast} />}
    </div>
  );
}
