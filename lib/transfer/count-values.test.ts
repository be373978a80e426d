import { expect, test } from 'vitest';
import { countValues } from './count-values.ts';

test.each([
  ['7', 1],
  ['[]', 2],
  ['[[],[],[]]', 7],
  ['{"a":1,"b":{"c":[1,2]}}', 6],
  ['"a, [b], {c}"', 1],
  [String.raw`["a \" , , ,", "\\", ","]`, 4],
  ['["open, , ,', 2],
])('%s has about %i values', (json, values) => {
  expect(countValues(json)).toBe(values);
});
