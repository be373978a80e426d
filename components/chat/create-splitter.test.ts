import { expect, it } from 'vitest';
import { createSplitter } from './create-splitter.ts';
import { mathToDollars } from './math-to-dollars.ts';

const ANSWER = `# Title

A paragraph with **bold** words.

1. one

2. two

\`\`\`js
const a = 1;

const b = 2;
\`\`\`

| a | b |
| - | - |
| 1 | 2 |

The end.
`;

it('splits a text that grows into the same blocks as the whole of it', () => {
  const growing = createSplitter(false);
  let blocks: string[] = [];
  for (let length = 1; length <= ANSWER.length; length += 3) blocks = growing(ANSWER.slice(0, length));
  blocks = growing(ANSWER);
  expect(blocks).toEqual(createSplitter(false)(ANSWER));
  expect(blocks.join('')).toBe(ANSWER);
});

it('keeps nothing of a text that is another one', () => {
  const split = createSplitter(false);
  split(ANSWER);
  expect(split('Something else.\n\nEntirely.')).toEqual(createSplitter(false)('Something else.\n\nEntirely.'));
});

it('completes what is still open at the end of one that streams', () => {
  expect(createSplitter(true)('Some **bol')).toEqual(['Some **bol**']);
  expect(createSplitter(false)('Some **bol')).toEqual(['Some **bol']);
});

it('leaves a stretch that is too long in one piece, and reads what stands around it', () => {
  const long = 'word '.repeat(5_000);
  expect(createSplitter(false)(`Before.\n\n${long}\n\nAfter.`).filter((block) => block.trim() !== '')).toEqual([
    expect.stringContaining('Before.'),
    expect.stringContaining(long),
    expect.stringContaining('After.'),
  ]);
});

it('keeps a long block of code whole, blank lines and all', () => {
  const code = `\`\`\`js\n${'const a = 1;\n\n'.repeat(3_000)}\`\`\`\n`;
  const blocks = createSplitter(false)(`Look:\n\n${code}\nDone.`);
  expect(blocks).toContain(code);
});

it('survives what a reader of Markdown does not', () => {
  const deep = '>'.repeat(20_000);
  expect(createSplitter(true)(deep).join('')).toContain(deep);
});

it('keeps a formula whole, whatever its lines would be in Markdown', () => {
  for (const tex of ['a\n+ b\n- c', '- a', '= b', '# n', '> 0', '1. x', 'a\n\n- b']) {
    const { text } = mathToDollars(`Thus\n$$\n${tex}\n$$\nas said.\n\nThe end.`);
    const formula = createSplitter(false)(text).filter((block) => block.includes('$$'));
    expect(formula).toHaveLength(1);
    expect(formula[0]).toContain(`$$\n${tex.replaceAll(/\s*\n\s*/g, ' ')}\n$$`);
  }
});

it('splits formulas that arrive as it splits the whole of them', () => {
  const answer = `So\n\n\\[\na\n+ b\n\\]\n\n${'and \\(c\\) $d$\n\n'.repeat(8)}\\[ e \\]\n\nDone.`;
  const growing = createSplitter(false);
  for (let length = 1; length < answer.length; length += 1) growing(mathToDollars(answer.slice(0, length)).text);
  const { text } = mathToDollars(answer);
  expect(growing(text)).toEqual(createSplitter(false)(text));
});
