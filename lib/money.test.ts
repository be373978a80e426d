import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  nanoToDollars,
  parseCost,
  parseDecimal,
  times,
  toDigits,
  toNano,
  toNanoUp,
  ZERO,
} from './money.ts';

const decimal = (text: string) => {
  const value = parseDecimal(text);
  if (!value) throw new Error(`${text} did not parse`);
  return value;
};

describe('parseDecimal', () => {
  it.each([
    ['0.0000000208333333333333', '0.0000000208333333333333'],
    ['6e-07', '0.0000006'],
    ['1E3', '1000'],
    ['-1', '-1'],
    ['0', '0'],
    ['12.50', '12.5'],
    ['.5', null],
    ['', null],
    ['NaN', null],
    ['Infinity', null],
    ['1e999', null],
    ['0x10', null],
    ['1,5', null],
  ])('%s → %s', (text, digits) => {
    const value = parseDecimal(text);
    expect(value && toDigits(value)).toBe(digits);
  });
});

describe('parseCost takes only what an upstream can have meant', () => {
  it.each([
    [0.00049, '0.00049'],
    ['0.01', '0.01'],
    [6e-7, '0.0000006'],
    [0, '0'],
    [null, null],
    [undefined, null],
    [-0.01, null],
    [Number.NaN, null],
    [Number.POSITIVE_INFINITY, null],
    [true, null],
    [{}, null],
    ['1e999', null],
    ['1e-30', '0.000000000000000000000000000001'],
    ['0.1234567890123456789012345678901234567890', '0.123456789012345678901234567890123456789'],
  ])('%s → %s', (value, digits) => {
    const cost = parseCost(value);
    expect(cost && toDigits(cost)).toBe(digits);
  });
});

describe('toNano rounds once, half-even', () => {
  it.each([
    ['0.0000000005', 0],
    ['0.0000000015', 2],
    ['0.0000000025', 2],
    ['0.00000000250000000001', 3],
    ['0.02560135', 25_601_350],
    ['9000000', 9_000_000_000_000_000],
  ])('%s → %i', (text, nano) => {
    expect(toNano(decimal(text))).toBe(nano);
  });

  it('refuses what a JS number cannot hold', () => {
    expect(() => toNano(decimal('9100000000'))).toThrow(RangeError);
  });

  it('rounds holds up', () => {
    expect(toNanoUp(decimal('0.0000000001'))).toBe(1);
    expect(toNanoUp(ZERO)).toBe(0);
  });
});

it('B15: a million times 7.1e-05 is exactly 71 dollars', () => {
  const price = decimal('7.1e-05');
  let sum = ZERO;
  for (let i = 0; i < 1000; i += 1) sum = add(sum, times(price, 1000));
  expect(toDigits(sum)).toBe('71');
  expect(toNano(sum)).toBe(71_000_000_000);
});

it('compares across scales and prints nano-dollars', () => {
  expect(compare(decimal('0.10'), decimal('0.1'))).toBe(0);
  expect(compare(decimal('0.1'), decimal('0.09999'))).toBe(1);
  expect(nanoToDollars(1_500_000)).toBe('0.0015');
  expect(nanoToDollars(1)).toBe('0.000000001');
  expect(nanoToDollars(0)).toBe('0');
});
