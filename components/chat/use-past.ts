'use client';

import { type RefObject, useCallback } from 'react';
import type { PaneView } from '#lib/conversations/view';
import { useConversationContext } from './conversation-context.tsx';
import { gapOf } from './gap-of.ts';
import { type PageReader, type ReadPage, usePageReader } from './use-page-reader.ts';

/** What was not read yet of a pane: what came before all that is shown, and what stands in the gap that a jump to an old message left. */
export function usePast(
  { id: paneId, messages }: PaneView,
  scroller: RefObject<HTMLElement | null>,
): { earlier: PageReader; between: PageReader; gap: number } {
  const { actions } = useConversationContext();
  const gap = gapOf(messages);
  const firstId = messages[0]?.id ?? null;
  const lastBefore = gap > 0 ? (messages[gap - 1]?.id ?? null) : null;
  const firstAfter = gap > 0 ? (messages[gap]?.id ?? null) : null;

  const readEarlier = useCallback<ReadPage>(
    async (_isPassed, onRead) => {
      if (firstId) await actions.readPage(paneId, { before: firstId }, onRead);
    },
    [actions, paneId, firstId],
  );
  // Whoever comes from below reads backwards from where they are.
  const readBetween = useCallback<ReadPage>(
    async (isPassed, onRead) => {
      if (lastBefore && firstAfter)
        await actions.readPage(paneId, isPassed ? { before: firstAfter } : { after: lastBefore }, onRead);
    },
    [actions, paneId, lastBefore, firstAfter],
  );
  return {
    earlier: usePageReader(scroller, firstId, readEarlier),
    between: usePageReader(scroller, lastBefore && `${lastBefore} ${firstAfter}`, readBetween),
    gap,
  };
}
