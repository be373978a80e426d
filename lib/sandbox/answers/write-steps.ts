import type { Random } from '#lib/sandbox/random';
import { fill } from './text.ts';
import type { Wish } from './wish.ts';

const STEPS: readonly (readonly [string, readonly string[]])[] = [
  [
    'Say what done means',
    [
      'Write one sentence that is true when {topic} is finished and false before.',
      'Decide who will say that {topic} is done, and ask them now.',
    ],
  ],
  [
    'Look at what is there',
    [
      'List what you have already: material, people, time. Mark what you are not sure of.',
      'Ten minutes of looking saves an hour of building what exists.',
    ],
  ],
  [
    'Try the riskiest part',
    [
      'Pick the part of {topic} most likely to go wrong and do a rough version of it first.',
      'If it cannot work, you want to know on the first day.',
    ],
  ],
  [
    'Do one case from start to end',
    [
      'Carry a single case all the way through, by hand where need be.',
      'Write down every place where you had to decide something.',
    ],
  ],
  [
    'Make it repeatable',
    [
      'Turn the notes of that one case into a short list that somebody else could follow.',
      'Do it twice more with the list and mend the list, not the case.',
    ],
  ],
  [
    'Check the result',
    [
      'Compare with the sentence from the first step. Be strict: nearly is no.',
      'Let somebody who was not involved try to break it.',
    ],
  ],
  [
    'Decide what comes next',
    [
      'Keep, change or drop: choose one on purpose and put a date to it.',
      'Thank those who helped, and write down what you would do differently.',
    ],
  ],
];

/** A numbered way to get something done. */
export function writeSteps({ topic, count }: Wish, luck: Random): string {
  const steps = luck.some(STEPS, Math.min(count ?? luck.between(4, 6), STEPS.length));
  const lines = steps.map(([title, lines], index) => `${index + 1}. **${title}.** ${luck.pick(lines)}`);
  return fill(
    [
      ...lines,
      '',
      `> **Before you start:** put aside time for {topic} to go wrong once. It usually does, and it is cheaper on purpose.`,
    ].join('\n'),
    topic,
  );
}
