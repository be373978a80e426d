import { expect, test } from 'vitest';
import { formatShare } from './format-share.ts';

test.each([
  [0, '0 %'],
  [0.0001, '<1 %'],
  [0.01, '1 %'],
  [0.755, '76 %'],
  [1.25, '125 %'],
])('%d is %s', (share, words) => {
  expect(formatShare(share)).toBe(words);
});
