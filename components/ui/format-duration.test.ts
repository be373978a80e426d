import { describe, expect, it } from 'vitest';
import { formatDuration } from './format-duration.ts';

describe('formatDuration', () => {
  it.each([
    [0, '0.00 s'],
    [4, '0.00 s'],
    [420, '0.42 s'],
    [9_994, '9.99 s'],
    [9_996, '10.0 s'],
    [12_340, '12.3 s'],
    [59_940, '59.9 s'],
    [59_960, '1 m 0 s'],
    [192_000, '3 m 12 s'],
    [3_599_400, '59 m 59 s'],
    [3_599_600, '1 h 0 m'],
    [7_500_000, '2 h 5 m'],
  ])('shows %i ms as %s', (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown);
  });
});
