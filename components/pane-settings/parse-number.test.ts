import { expect, test } from 'vitest';
import { parseNumber } from './parse-number.ts';

const FRACTION = { min: 0, max: 1, isWhole: false };
const COUNT = { min: 1, max: Number.MAX_SAFE_INTEGER, isWhole: true };

test.each([
  [' 0.5 ', FRACTION, 0.5],
  ['0,5', FRACTION, 0.5],
  ['0', FRACTION, 0],
  ['', FRACTION, undefined],
  ['4096', COUNT, 4096],
])('reads %j', (text, range, value) => {
  expect(parseNumber(text, range)).toEqual({ value, problem: null });
});

test.each([
  ['much', FRACTION, 'This is no number.'],
  ['1.1', FRACTION, 'Must be from 0 to 1.'],
  ['2.5', COUNT, 'Must be a whole number.'],
  ['0', COUNT, 'Must be 1 or more.'],
  ['Infinity', COUNT, 'This is no number.'],
])('says of %j what is wrong', (text, range, problem) => {
  expect(parseNumber(text, range)).toEqual({ value: null, problem });
});
