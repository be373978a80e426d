'use client';

import { useMemo } from 'react';
import type { RunView } from '#lib/conversations/view';
import type { ConversationState } from './conversation-state.ts';
import { runsOf } from './conversation-store.ts';

/** The runs that are being answered, in this pane where one is named. */
export function useRunning(conversation: ConversationState, paneId?: string): readonly RunView[] {
  return useMemo(
    () => runsOf(conversation).filter((run) => run.state === 'running' && (!paneId || run.paneId === paneId)),
    [conversation, paneId],
  );
}
