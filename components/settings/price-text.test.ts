import { expect, it } from 'vitest';
import { toPerToken, toPriceText } from './price-text.ts';

it.each([
  ['0.15', '0.00000015'],
  ['0,15', '0.00000015'],
  ['$2', '0.000002'],
  [' 75.5 ', '0.0000755'],
  ['0', '0'],
])('%s dollars a million are %s a token', (typed, perToken) => {
  expect(toPerToken(typed)).toBe(perToken);
});

it('nothing typed is unknown, not free; what is no price is neither', () => {
  expect(toPerToken('  ')).toBeNull();
  for (const typed of ['free', '-1', '1.2.3', '1,000,000']) expect(toPerToken(typed)).toBeUndefined();
});

it.each(['0', '0.00000015', '0.000002', '0.0000000000001'])('%s comes back as it was', (perToken) => {
  expect(toPerToken(toPriceText(perToken))).toBe(perToken);
});

it('unknown is typed as nothing', () => {
  expect(toPriceText(null)).toBe('');
});
