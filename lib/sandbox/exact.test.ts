import { describe, expect, test } from 'vitest';
import { digitsOf, exact, isMore, NOTHING, plus, remainder, timesCount } from './exact.ts';

describe('exact decimals', () => {
  test.each(['0', '12', '0.5', '0.0000000208333333333333', '1000000.000001'])('%s reads back as it was', (text) => {
    expect(digitsOf(exact(text))).toBe(text);
  });

  test.each(['', '-1', '1e-7', 'NaN', '1.2.3x', '.5', ' 1'])('%j is no price', (text) => {
    expect(() => exact(text)).toThrow(RangeError);
  });

  test('adds what floats cannot', () => {
    expect(digitsOf(plus(exact('0.1'), exact('0.2')))).toBe('0.3');
    expect(digitsOf(plus(exact('1'), exact('0.0000000000000000000001')))).toBe('1.0000000000000000000001');
    expect(digitsOf(plus())).toBe('0');
  });

  test('multiplies by a count without rounding', () => {
    expect(digitsOf(timesCount(exact('0.0000000208333333333333'), 3))).toBe('0.0000000624999999999999');
    expect(digitsOf(timesCount(exact('0.05'), 20))).toBe('1');
  });

  test('compares and subtracts across scales, never below nothing', () => {
    expect(isMore(exact('0.10'), exact('0.1'))).toBe(false);
    expect(isMore(exact('0.11'), exact('0.1'))).toBe(true);
    expect(digitsOf(remainder(exact('1'), exact('0.25')))).toBe('0.75');
    expect(remainder(exact('0.25'), exact('1'))).toEqual(NOTHING);
  });
});
