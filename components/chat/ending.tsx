'use client';

import type { MessageView, RunView } from '#lib/conversations/view';
import { Button } from '@/components/ui/button';
import { useConversationContext } from './conversation-context.tsx';
import { endingWords } from './ending-words.ts';
import { RunFailure } from './run-failure.tsx';
import { textOf } from './text-of.ts';
import { useCanWrite } from './use-can-write.ts';

/** What is to be said of how an answer ended, when it did not simply finish. */
export function Ending({
  message,
  run,
  paneId,
  isLast,
}: {
  message: MessageView;
  run: RunView;
  paneId: string;
  isLast: boolean;
}) {
  const { actions, attempt } = useConversationContext();
  const canWrite = useCanWrite();
  if (run.error) return <RunFailure message={message} error={run.error} paneId={paneId} isLast={isLast} />;
  const hasText = textOf(message.parts) !== '';
  const words = endingWords(run, hasText);
  if (!words) return null;
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-muted-foreground text-sm">
      {words}
      {isLast && canWrite && (
        <>
          {hasText && (
            <Button size="sm" onClick={() => attempt(actions.goOn(message), 'It was not continued')}>
              Continue
            </Button>
          )}
          {(run.state !== 'finished' || !hasText) && (
            <Button size="sm" onClick={() => attempt(actions.retry(message), 'It was not sent again')}>
              Retry
            </Button>
          )}
        </>
      )}
    </p>
  );
}
