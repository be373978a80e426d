import { describe, expect, it } from 'vitest';
import { formatExactTokens, formatTokens } from './format-tokens.ts';

describe('formatTokens', () => {
  it.each([
    [0, '0'],
    [7, '7'],
    [999, '999'],
    [1000, '1k'],
    [1049, '1k'],
    [1234, '1.2k'],
    [12_403, '12.4k'],
    [99_960, '100k'],
    [128_000, '128k'],
    [131_072, '131k'],
    [999_700, '1M'],
    [1_048_576, '1.05M'],
    [12_340_000, '12.3M'],
    [2_000_000_000, '2B'],
  ])('shows %i as %s', (count, shown) => {
    expect(formatTokens(count)).toBe(shown);
  });

  it('shows every digit when asked', () => {
    expect(formatExactTokens(12403)).toBe('12,403');
  });
});
