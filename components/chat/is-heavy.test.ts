import { expect, it } from 'vitest';
import { isHeavy } from './is-heavy.ts';

it.each([
  ['prose', 'The quick brown fox. '.repeat(300)],
  ['a list of a hundred lines', '- **one** `two` [three](https://a.example)\n'.repeat(100)],
  ['a table of two hundred rows', '| a | b | c |\n'.repeat(200)],
  ['quotes in quotes', '> > > > deep\n'.repeat(50)],
  ['a nested list', Array.from({ length: 12 }, (_, depth) => `${'    '.repeat(depth)}- x`).join('\n')],
  ['lines of dashes', '-'.repeat(400)],
])('%s is read', (_, text) => {
  expect(isHeavy(text)).toBe(false);
});

it.each([
  ['open brackets', '['.repeat(3_000)],
  ['stars', '*a **b '.repeat(2_000)],
  ['quotes without an end', `${'>'.repeat(100)} x`],
  ['quotes in lists', '> - '.repeat(40)],
  ['a list as deep as a well', `${' '.repeat(80)}- x`],
  ['tags', '<b>'.repeat(400)],
  ['a paragraph of a book', 'word '.repeat(5_000)],
])('%s are shown as they are', (_, text) => {
  expect(isHeavy(text)).toBe(true);
});

it('tells so at once, however long the text is', () => {
  for (const text of ['>'.repeat(500_000), ' '.repeat(500_000), '- '.repeat(300_000), '['.repeat(500_000)])
    isHeavy(text);
});
