import type { Random } from '#lib/sandbox/random';
import { capital } from './text.ts';
import type { Wish, WishKind } from './wish.ts';

const FORMS: Readonly<Partial<Record<WishKind, string>>> = {
  code: 'A working piece of code, then a few remarks on it, is what helps here.',
  table: 'A table fits best: one line for each thing, few columns.',
  compare: 'They want to weigh things against each other, so the same measures for each, side by side.',
  list: 'A numbered list, each entry able to stand alone.',
  steps: 'This wants an order: what first, what next, and how to know it is done.',
  math: 'The formula alone is not enough; the step that makes it true should be shown.',
  diagram: 'A diagram with few boxes. Every arrow has to mean one thing.',
  summary: 'Stay with the text itself; add nothing that is not in it.',
};

const THOUGHTS = [
  'What do they most likely know already? Probably the outline, not the details.',
  'There are several ways to read this. The most useful one is the practical one.',
  'I should not claim more than I can support, and say where it depends.',
  'An example would make it easier to follow. Keep it small.',
  'The order matters: the purpose first, then the mechanism, then what can go wrong.',
  'Is there a common misunderstanding here? Yes: taking the visible part for the important part.',
  'Let me check that the length suits the question. It should not be longer than it needs to be.',
  'I could mention the history, but it would not help them decide. Leave it out.',
  'What would I say if there were room for one sentence only? That should come early.',
  'Does anything contradict this? Only special cases; one of them deserves a remark.',
];

const COUNT_BY_EFFORT: Readonly<Record<string, number>> = { minimal: 1, low: 2, medium: 4, high: 6, xhigh: 8, max: 9 };

/** What a reasoning model thinks before it answers; more of it with more effort. */
export function writeReasoning(wish: Wish, effort: string, luck: Random): string {
  const opening = `The question is about ${wish.topic}.`;
  const context = wish.earlierTopic
    ? ` We were speaking of ${wish.earlierTopic} before, so I should keep to that thread.`
    : '';
  const form = FORMS[wish.kind] ?? '';
  const thoughts = luck.some(THOUGHTS, COUNT_BY_EFFORT[effort] ?? 4);
  const closing = luck.pick([
    'Good. Now write it.',
    'That is enough to begin.',
    `So: ${capital(wish.kind)}, plainly put.`,
  ]);
  return [opening + context, form, ...thoughts, closing].filter((part) => part !== '').join(' ');
}
