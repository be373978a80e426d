import type { RunView } from '#lib/conversations/view';
import type { Parts } from './run-reader.ts';
import { isOpen, toolPartsOf } from './tool-parts.ts';

export type WatchedRun = {
  readonly run: RunView;
  readonly hasText: boolean;
  readonly words: number;
  /** The functions it called, whose results are still to be given. */
  readonly calls: readonly string[];
  /** What it wrote, where that is to be read out whole. */
  readonly spoken?: string;
};

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
    return then?.run.state === 'running' ? [`${name} ${endingOf(now)}`] : [];
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

/** What is told now and then while answers are on their way. */
export function announceProgress(runs: readonly WatchedRun[], nameOf: (model: string) => string): string | null {
  const running = runs.filter(({ run }) => run.state === 'running');
  const [one] = running;
  if (!one) return null;
  if (running.length > 1) return `${running.length} of ${runs.length} still replying`;
  const name = nameOf(one.run.model);
  return one.hasText ? `${name} still replying, ${count(one.words, 'word')}` : `${name} still thinking`;
}

const ENDINGS = {
  finished: 'finished',
  stopped: 'was stopped',
  interrupted: 'was interrupted',
  failed: 'failed',
} as const;

function endingOf({ run, words, calls, spoken }: WatchedRun): string {
  if (run.state === 'running') return '';
  if (calls.length > 0)
    return `called ${calls.join(' and ')} and waits for ${calls.length === 1 ? 'its result' : 'results'}`;
  if (words === 0) return ENDINGS[run.state];
  return `${ENDINGS[run.state]}, ${count(words, 'word')}${spoken ? `: ${spoken}` : ''}`;
}

export function openCallsOf(parts: Parts): string[] {
  return toolPartsOf(parts)
    .filter(isOpen)
    .map(({ toolName }) => toolName);
}

export function countWords(parts: Parts): number {
  return parts.reduce((sum, part) => sum + (part.type === 'text' ? (part.text.match(/\S+/g)?.length ?? 0) : 0), 0);
}

function count(amount: number, noun: string): string {
  return `${amount.toLocaleString('en-US')} ${noun}${amount === 1 ? '' : 's'}`;
}
