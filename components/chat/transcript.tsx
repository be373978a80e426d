'use client';

import { ArrowDown } from 'lucide-react';
import { Fragment } from 'react';
import { useStickToBottom } from 'use-stick-to-bottom';
import type { PaneView } from '#lib/conversations/view';
import { IconButton } from '@/components/ui/icon-button';
import { AnswerMessage } from './answer-message.tsx';
import type { PendingTurn } from './conversation-state.ts';
import { MoreMessages } from './more-messages.tsx';
import { PromptBubble } from './prompt-bubble.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { usePast } from './use-past.ts';
import { UserMessage } from './user-message.tsx';

/** These are formatted when a conversation opens; those before them when they come near. */
const NEAR_THE_END = 2;

/**
 * One pane's messages. It stays at its end while text arrives, until the reader scrolls up. Not virtualised: find in page,
 * copying and screen readers need all of it; the browser skips drawing what is out of sight.
 */
export function Transcript({
  pane,
  pending,
  label,
  hasHeadings,
}: {
  pane: PaneView;
  pending: readonly PendingTurn[];
  label: string;
  hasHeadings: boolean;
}) {
  const { scrollRef, contentRef, isAtBottom, scrollToBottom } = useStickToBottom({
    initial: 'instant',
    resize: 'instant',
  });
  const { earlier, between, gap } = usePast(pane, scrollRef);
  useKeptFocus(contentRef);
  const waiting = pending.filter((turn) => turn.paneIds.includes(pane.id));
  const isRunning = pane.messages.some((message) => message.run?.state === 'running');

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scrollRef}
        className="h-full touch-pan-y touch-pinch-zoom overflow-y-auto overscroll-contain px-4 md:px-6 print:overflow-visible"
      >
        <ol ref={contentRef} aria-label={label} aria-busy={isRunning} className="flex flex-col gap-6 py-6">
          {pane.hasEarlier && <MoreMessages of={earlier} label="Earlier messages" />}
          {pane.messages.map((message, index) => (
            <Fragment key={message.id}>
              {index > 0 && index === gap && <MoreMessages of={between} label="Messages in between" isGap />}
              <li
                data-message={message.id}
                aria-busy={message.run?.state === 'running' || undefined}
                className={index < pane.messages.length - 2 ? 'transcript-past' : undefined}
              >
                {message.role === 'user' ? (
                  <UserMessage message={message} paneId={pane.id} />
                ) : (
                  <AnswerMessage
                    message={message}
                    paneId={pane.id}
                    isLast={index === pane.messages.length - 1}
                    isFar={index < pane.messages.length - NEAR_THE_END}
                    hasHeading={hasHeadings || message.run?.model !== pane.model}
                  />
                )}
              </li>
            </Fragment>
          ))}
          {waiting.map((turn) => (
            <li key={turn.turnId}>
              <h2 className="sr-only">Prompt</h2>
              <PromptBubble parts={turn.parts} />
            </li>
          ))}
        </ol>
      </div>
      {!isAtBottom && (
        <div className="pointer-events-none absolute inset-x-4 bottom-2 flex max-w-176 justify-center md:inset-x-6 print:hidden">
          <IconButton
            label="Scroll to end"
            variant="secondary"
            className="pointer-events-auto rounded-full!"
            onClick={() => scrollToBottom({ animation: 'instant' })}
          >
            <ArrowDown aria-hidden />
          </IconButton>
        </div>
      )}
    </div>
  );
}
