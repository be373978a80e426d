import { expect, test } from 'vitest';
import { isTooDeep } from './is-too-deep.ts';

const nested = (levels: number, [open, close] = ['{"a":', '}']) =>
  JSON.parse(`${open?.repeat(levels)}1${close?.repeat(levels)}`);

test.each([
  [0, false],
  [200, false],
  [202, true],
  [60_000, true],
])('%i levels are too deep: %s', (levels, wanted) => {
  expect(isTooDeep(nested(levels))).toBe(wanted);
  expect(isTooDeep(nested(levels, ['[', ']']))).toBe(wanted);
  expect(isTooDeep([1, { b: nested(levels) }])).toBe(levels > 197);
});

test('what is wide is not deep', () => {
  expect(isTooDeep(Array.from({ length: 50_000 }, (_, index) => ({ index, words: 'x' })))).toBe(false);
});
