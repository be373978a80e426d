import type { CallLine } from '#lib/spend/call-line';

type Tone = 'neutral' | 'accent' | 'warn' | 'danger';

const ENDINGS: Record<NonNullable<CallLine['ending']>, { words: string; tone: Tone }> = {
  finished: { words: 'finished', tone: 'neutral' },
  left: { words: 'reader left', tone: 'neutral' },
  broke: { words: 'broke off', tone: 'danger' },
  refused: { words: 'refused', tone: 'danger' },
  died: { words: 'server stopped', tone: 'warn' },
};

/** How a call ended, in a word or two. */
export function callEnding({ ending, httpStatus }: Pick<CallLine, 'ending' | 'httpStatus'>): {
  words: string;
  tone: Tone;
} {
  if (ending === null) return { words: 'running', tone: 'accent' };
  const { words, tone } = ENDINGS[ending];
  const status = ending === 'refused' && httpStatus !== null ? ` ${httpStatus}` : '';
  return { words: `${words}${status}`, tone };
}
