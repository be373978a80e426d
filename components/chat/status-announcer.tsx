'use client';

import { useEffect, useRef, useState } from 'react';
import { useModelName } from '@/components/models/use-models';
import { announce, announceProgress, countWords, openCallsOf, type WatchedRun } from './announce.ts';
import { useConversationContext } from './conversation-context.tsx';
import type { ConversationStore } from './conversation-store.ts';
import { toReadsAloud } from './reads-aloud.ts';
import { hear } from './say.ts';
import { textOf } from './text-of.ts';
import { toSpoken } from './to-spoken.ts';

const PROGRESS_EVERY_MS = 10_000;

/** The one place where a screen reader is told of what goes on: answers that begin and end, what was copied. */
export function StatusAnnouncer() {
  const { store } = useConversationContext();
  const nameOf = useModelName();
  const latestName = useRef(nameOf);
  const [said, setSaid] = useState('');
  useEffect(() => {
    latestName.current = nameOf;
  });
  useEffect(() => hear((text) => setSaid((before) => again(text, before))), []);
  useEffect(() => {
    const isSpoken = toReadsAloud(document.cookie);
    let before = watch(store, { isSpoken });
    let saidAt = Date.now();
    const tell = (text: string) => {
      saidAt = Date.now();
      setSaid((earlier) => again(text, earlier));
    };
    const stop = store.subscribe(() => {
      const now = watch(store, { isSpoken });
      const news = announce(before, now, latestName.current);
      if (!before.some(isRunning) && now.some(isRunning)) saidAt = Date.now();
      before = now;
      if (news.length > 0) tell(`${news.join('. ')}.`);
    });
    const timer = setInterval(() => {
      if (Date.now() - saidAt < PROGRESS_EVERY_MS || !before.some(isRunning)) return;
      const progress = announceProgress(watch(store, { countsAll: true }), latestName.current);
      if (progress) tell(`${progress}.`);
    }, 1_000);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [store]);
  return (
    <p role="status" aria-live="polite" className="sr-only">
      {said}
    </p>
  );
}

/** The same words twice change nothing in the page, so nobody would hear them. */
function again(text: string, before: string): string {
  return text === before ? `${text}\u2060` : text;
}

function isRunning({ run }: WatchedRun): boolean {
  return run.state === 'running';
}

/** The last answer of each pane; words are counted when it has ended, not at every flush. */
function watch(store: ConversationStore, { countsAll = false, isSpoken = false }): WatchedRun[] {
  return store.snapshot().conversation.panes.flatMap(({ id }) => {
    const message = store.pane(id)?.messages.at(-1);
    if (!message?.run) return [];
    const isOver = message.run.state !== 'running';
    return [
      {
        run: message.run,
        hasText: textOf(message.parts) !== '',
        words: isOver || countsAll ? countWords(message.parts) : 0,
        calls: isOver ? openCallsOf(message.parts) : [],
        ...(isOver && isSpoken ? { spoken: toSpoken(textOf(message.parts)) } : {}),
      },
    ];
  });
}
