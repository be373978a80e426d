import { expect, test } from 'vitest';
import { formatRate } from './format-rate.ts';

test.each([
  [0.04, '<0.1 tokens/s'],
  [0.42, '0.4 tokens/s'],
  [9.96, '10 tokens/s'],
  [196.4, '196 tokens/s'],
])('%s reads %s', (rate, text) => {
  expect(formatRate(rate)).toBe(text);
});
