import { expect, test } from 'vitest';
import { slashQuery } from './slash-query.ts';

test.each([
  ['/', 1, ''],
  ['/rev', 4, 'rev'],
  ['/rev the rest', 4, 'rev'],
  ['/rev', 2, null],
  ['/rev the rest', 8, null],
  ['/usr/bin', 8, null],
  ['half 1/2', 8, null],
  ['', 0, null],
])('of %j with the caret at %s it is %j', (text, caret, query) => {
  expect(slashQuery(text, caret)).toBe(query);
});
