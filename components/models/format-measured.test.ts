import { expect, test } from 'vitest';
import { formatSpeed, formatWait } from './format-measured.ts';

test.each([
  [null, '? s'],
  [3, '<0.1 s'],
  [149, '0.1 s'],
  [812, '0.8 s'],
  [9949, '9.9 s'],
  [9951, '10 s'],
  [72_400, '72 s'],
])('a wait of %s ms reads %s', (ms, text) => {
  expect(formatWait(ms)).toBe(text);
});

test.each([
  [null, '? tok/s'],
  [0.42, '0.4 tok/s'],
  [9.96, '10 tok/s'],
  [61.6, '62 tok/s'],
])('a speed of %s reads %s', (speed, text) => {
  expect(formatSpeed(speed)).toBe(text);
});
