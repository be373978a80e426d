'use client';

import type { MessageView, RunError } from '#lib/conversations/view';
import { Notice } from '@/components/ui/notice';
import { billedWords } from './billed-words.ts';
import { CopyButton } from './copy-button.tsx';
import { FailureAction } from './failure-action.tsx';

/** Why there is no answer, or only half of one: what happened, whether it was billed, its id, and the next step. */
export function RunFailure({
  message,
  error,
  paneId,
  isLast,
}: {
  message: MessageView;
  error: RunError;
  paneId: string;
  isLast: boolean;
}) {
  return (
    <Notice tone={message.run?.state === 'interrupted' ? 'warn' : 'error'} className="mt-3" title={error.message}>
      <p>
        {billedWords(error, message.run?.receipt ?? null)} {message.parts.length > 0 && 'What had arrived is kept.'}
      </p>
      {error.requestId && (
        <p className="flex min-w-0 items-center text-sm">
          <span className="truncate">
            Request <span className="font-mono text-xs">{error.requestId}</span>
          </span>
          <CopyButton label="Copy the request id" text={() => error.requestId ?? ''} />
        </p>
      )}
      {isLast && <FailureAction message={message} error={error} paneId={paneId} />}
    </Notice>
  );
}
