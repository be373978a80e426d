'use client';

import type { ReactNode } from 'react';
import { TopBar } from '@/components/shell/top-bar';
import { type Prompt, partsOf } from './prompt.ts';
import { PromptBubble } from './prompt-bubble.tsx';
import { RecentConversations } from './recent-conversations.tsx';
import { Starters } from './starters.tsx';
import { useWarmRenderer } from './use-warm-renderer.ts';

/** What a chat or comparison looks like before its first prompt; while that is on its way, the prompt alone. */
export function StartPage({
  title,
  sending,
  canStart,
  onStart,
  models,
  start,
  end,
  composer,
}: {
  title: string;
  sending: Prompt | null;
  canStart: boolean;
  onStart: (text: string) => void;
  /** The choice of models, where it is made above the prompts. */
  models?: ReactNode;
  /** Beside the title. */
  start?: ReactNode;
  /** At the far end of the bar. */
  end?: ReactNode;
  composer: ReactNode;
}) {
  useWarmRenderer();
  return (
    <>
      <TopBar title={title} start={start} end={end} />
      <main id="main" tabIndex={-1} className="flex min-h-0 flex-1 flex-col">
        <div className="min-h-0 flex-1 overflow-y-auto px-4 py-6 md:px-6">
          {sending !== null ? (
            <PromptBubble parts={partsOf(sending)} />
          ) : (
            <>
              {models}
              <Starters onStart={onStart} isDisabled={!canStart} />
              <RecentConversations />
            </>
          )}
        </div>
        <div className="shrink-0 px-4 pb-[max(1rem,env(safe-area-inset-bottom))] md:px-6">
          <div className="max-w-176">{composer}</div>
        </div>
      </main>
    </>
  );
}
