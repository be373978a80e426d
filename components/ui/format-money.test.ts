import { describe, expect, it } from 'vitest';
import { formatExactMoney, formatMoney } from './format-money.ts';

describe('formatMoney', () => {
  it.each([
    ['0', '$0.00'],
    ['0.000000', '$0.00'],
    ['1', '$1.00'],
    ['1.005', '$1.00'],
    ['1.015', '$1.02'],
    ['412.8', '$412.80'],
    ['1234567.891', '$1,234,567.89'],
    ['999.999', '$1,000.00'],
  ])('shows %s as %s: two decimals from one dollar', (usd, shown) => {
    expect(formatMoney(usd)).toBe(shown);
  });

  it.each([
    ['0.5', '$0.50'],
    ['0.123', '$0.12'],
    ['0.0503', '$0.050'],
    ['0.00342', '$0.0034'],
    ['0.000042', '$0.000042'],
    ['0.0000123', '$0.000012'],
    ['0.0000031', '$0.000003'],
    ['0.000001', '$0.000001'],
    ['6e-05', '$0.000060'],
  ])('shows %s as %s: two significant digits, six decimals at most', (usd, shown) => {
    expect(formatMoney(usd)).toBe(shown);
  });

  it.each([
    ['0.999', '$1.00'],
    ['0.0996', '$0.10'],
    ['0.00996', '$0.010'],
    ['0.0000996', '$0.00010'],
    ['0.00000996', '$0.000010'],
  ])('keeps the digits right when rounding %s carries to %s', (usd, shown) => {
    expect(formatMoney(usd)).toBe(shown);
  });

  it.each(['0.0000009999', '0.0000005', '1e-9', '0.000000000001'])(
    'never rounds %s up to something or down to nothing',
    (usd) => {
      expect(formatMoney(usd)).toBe('<$0.000001');
    },
  );

  it('puts the sign before the dollar', () => {
    expect(formatMoney('-3.2')).toBe('−$3.20');
    expect(formatMoney('-0.0000000001')).toBe('>−$0.000001');
  });

  it('rounds halves to even, as the ledger does', () => {
    expect(formatMoney('0.125')).toBe('$0.12');
    expect(formatMoney('0.135')).toBe('$0.14');
  });

  it('is exact where a float is not', () => {
    expect(formatMoney('90071992547409.93')).toBe('$90,071,992,547,409.93');
  });

  it('passes on what is no amount', () => {
    expect(formatMoney('free')).toBe('free');
  });
});

describe('formatExactMoney', () => {
  it.each([
    ['0.0000031', '$0.0000031'],
    ['412.8', '$412.80'],
    ['0', '$0.00'],
    ['1234.000000001', '$1,234.000000001'],
    ['-0.5', '−$0.50'],
    ['1e-9', '$0.000000001'],
    ['5', '$5.00'],
  ])('shows every digit of %s: %s', (usd, shown) => {
    expect(formatExactMoney(usd)).toBe(shown);
  });
});
