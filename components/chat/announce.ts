import type { RunView } from '#lib/conversations/view';
import type { Parts } from './run-reader.ts';

export type WatchedRun = { readonly run: RunView; readonly hasText: boolean; readonly words: number };

/**
 * What a screen reader is told between two looks at the runs of a conversation: who started, who ended and how, and, where
 * several answer one prompt, how many are through.
 */
export function announce(
  before: readonly WatchedRun[],
  after: readonly WatchedRun[],
  nameOf: (model: string) => string,
): string[] {
  const said = after.flatMap((now) => {
    const then = before.find((one) => one.run.id === now.run.id);
    if (!then && now.run.state !== 'running') return [];
    const name = nameOf(now.run.model);
    if (now.run.state === 'running') return now.hasText && !then?.hasText ? [`${name} started replying`] : [];
    return then?.run.state === 'running' ? [`${name} ${ENDINGS[now.run.state]}, ${count(now.words, 'word')}`] : [];
  });
  const turn = after.filter((one) => before.some((then) => then.run.id === one.run.id));
  const wasRunning = before.some((one) => one.run.state === 'running');
  const isRunning = after.some((one) => one.run.state === 'running');
  if (turn.length > 1 && wasRunning && !isRunning) {
    const finished = turn.filter((one) => one.run.state === 'finished').length;
    said.push(`${finished} of ${turn.length} finished`);
  }
  return said;
}

const ENDINGS = {
  finished: 'finished',
  stopped: 'was stopped',
  interrupted: 'was interrupted',
  failed: 'failed',
} as const;

export function countWords(parts: Parts): number {
  return parts.reduce((sum, part) => sum + (part.type === 'text' ? (part.text.match(/\S+/g)?.length ?? 0) : 0), 0);
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;
}
