import { expect, test } from 'vitest';
import { nineDecimals } from './nine-decimals.ts';

test.each([
  ['0', '$0.000000000'],
  ['0.0015', '$0.001500000'],
  ['0.000000001', '$0.000000001'],
  ['1234.5', '$1,234.500000000'],
  ['much', 'much'],
])('%s is %s', (usd, shown) => {
  expect(nineDecimals(usd)).toBe(shown);
});
