import { expect, it } from 'vitest';
import { decimalsInColumn } from './decimals-in-column.ts';

it.each([
  [['12.3', '0.5'], 2],
  [['12.3', '0.0025'], 4],
  [['412.8', '0.0000031'], 6],
  [[3, 4], 0],
  [[], 0],
])('%j need %d', (amounts, decimals) => {
  expect(decimalsInColumn(amounts)).toBe(decimals);
});
