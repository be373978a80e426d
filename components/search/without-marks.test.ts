import { expect, it } from 'vitest';
import { withoutMarks } from './without-marks.ts';

it.each([
  ['have found the part. ## What it costs There', 'have found the part. What it costs There'],
  ['begin with **sea** and `move()` on', 'begin with sea and move() on'],
  ['one\n- two\n- three', 'one\n two\n three'],
  ['a - b costs #1 and 3.5 at 2 * 4', 'a - b costs #1 and 3.5 at 2 * 4'],
])('shows %j as it reads', (written, read) => {
  expect(withoutMarks(written)).toBe(read);
});
