'use client';

import { useEffect, useRef, useState } from 'react';
import { useModelName } from '@/components/models/use-models';
import { announce, countWords, type WatchedRun } from './announce.ts';
import { useConversationContext } from './conversation-context.tsx';
import type { ConversationStore } from './conversation-store.ts';
import { hear } from './say.ts';
import { textOf } from './text-of.ts';

/** The one place where a screen reader is told of what goes on: answers that begin and end, what was copied. */
export function StatusAnnouncer() {
  const { store } = useConversationContext();
  const nameOf = useModelName();
  const latestName = useRef(nameOf);
  const [said, setSaid] = useState('');
  useEffect(() => {
    latestName.current = nameOf;
  });
  useEffect(() => hear(setSaid), []);
  useEffect(() => {
    let before = watch(store);
    return store.subscribe(() => {
      const now = watch(store);
      const news = announce(before, now, latestName.current);
      before = now;
      if (news.length > 0) setSaid(`${news.join('. ')}.`);
    });
  }, [store]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}

/** The last answer of each pane; words are counted when it has ended, not at every flush. */
function watch(store: ConversationStore): WatchedRun[] {
  return store.snapshot().conversation.panes.flatMap(({ id }) => {
    const message = store.pane(id)?.messages.at(-1);
    if (!message?.run) return [];
    const isRunning = message.run.state === 'running';
    return [
      { run: message.run, hasText: textOf(message.parts) !== '', words: isRunning ? 0 : countWords(message.parts) },
    ];
  });
}
