import { expect, it } from 'vitest';
import { pricePerMillion } from './price-per-million.ts';

it.each([
  ['0.00000015', '$0.15'],
  ['0.0000006', '$0.60'],
  ['0.000003', '$3'],
  ['0.0000125', '$12.50'],
  ['6e-07', '$0.60'],
  ['0.0000000375', '$0.0375'],
  ['0.00015', '$150'],
  ['0.123456789012', '$123456.789012'],
  ['0', 'free'],
  ['0.000', 'free'],
  ['-1', null],
  ['', null],
  ['NaN', null],
  [undefined, null],
])('%s a token is %s a million', (perToken, perMillion) => {
  expect(pricePerMillion(perToken)).toBe(perMillion);
});
