import dynamic from 'next/dynamic';
import { memo } from 'react';
import type { MessageView } from '#lib/conversations/view';
import { Answer } from './answer.tsx';
import { AnswerFooter } from './answer-footer.tsx';
import { AnswerHeading } from './answer-heading.tsx';
import { AnswerSources } from './answer-sources.tsx';
import { Ending } from './ending.tsx';
import { MessageFiles } from './message-files.tsx';
import { Reasoning } from './reasoning.tsx';
import { ReceiptList } from './receipt-list.tsx';
import { reasoningOf, textOf } from './text-of.ts';
import { Thinking } from './thinking.tsx';
import { toolPartsOf } from './tool-parts.ts';

/** Few answers call functions, so what shows them comes with the first that does. */
const ToolCalls = dynamic(() => import('./tool-calls.tsx').then((module) => module.ToolCalls));

/** A model's answer with everything that belongs to it: who answered, what it thought, how it ended, what it cost. */
export const AnswerMessage = memo(function AnswerMessage({
  message,
  paneId,
  isLast,
  isFar,
  hasHeading,
}: {
  message: MessageView;
  paneId: string;
  isLast: boolean;
  /** Far from the end, where a conversation opens. */
  isFar: boolean;
  hasHeading: boolean;
}) {
  const { run } = message;
  const text = textOf(message.parts);
  const reasoning = reasoningOf(message.parts);
  const isRunning = run?.state === 'running';
  const hasCalls = toolPartsOf(message.parts).length > 0;
  return (
    <div className="@container">
      <div className="group/message grid gap-x-8 @5xl:grid-cols-[minmax(0,44rem)_minmax(0,1fr)]">
        <div className="min-w-0 max-w-176">
          {run && <AnswerHeading model={run.model} isHidden={!hasHeading} />}
          {!run && <h2 className="mb-1.5 font-normal text-muted-foreground text-sm">Taken over from elsewhere</h2>}
          {reasoning && (
            <Reasoning
              text={reasoning}
              since={run?.startedAt ?? message.createdAt}
              isOpenEnded={isRunning && !text}
              tookMs={run?.reasoningMs ?? null}
              tokens={run?.receipt?.reasoningTokens ?? null}
            />
          )}
          {text ? (
            <Answer text={text} isStreaming={isRunning} isFar={isFar} />
          ) : (
            isRunning && !reasoning && !hasCalls && <Thinking since={run.startedAt} />
          )}
          {hasCalls && <ToolCalls message={message} isLast={isLast} />}
          <MessageFiles parts={message.parts} isLarge />
          <AnswerSources parts={message.parts} />
          {run && <Ending message={message} run={run} paneId={paneId} isLast={isLast} />}
          <AnswerFooter message={message} paneId={paneId} isLast={isLast} />
        </div>
        {run?.receipt && (
          <div className="hidden @5xl:block">
            <ReceiptList receipt={run.receipt} />
          </div>
        )}
      </div>
    </div>
  );
});
