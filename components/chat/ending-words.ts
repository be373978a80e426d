import type { RunView } from '#lib/conversations/view';

/** What is to be said of how an answer without an error ended; null where it simply finished. */
export function endingWords({ state, receipt }: Pick<RunView, 'state' | 'receipt'>, hasText: boolean): string | null {
  switch (state) {
    case 'stopped':
      return 'Stopped. What had arrived is kept.';
    case 'interrupted':
      return 'Broken off. What had arrived is kept.';
    case 'failed':
      return 'This answer failed.';
    default:
      if (receipt?.finishReason !== 'length') return null;
      return hasText
        ? 'Cut off: the answer reached its limit of tokens.'
        : 'No words: thinking used up the limit of tokens. Raise “Longest answer” in the settings or let it think less, then try again.';
  }
}
