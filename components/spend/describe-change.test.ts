import { describe, expect, it } from 'vitest';
import { describeChange, describePrevious } from './describe-change.ts';

const DAY_MS = 86_400_000;

it.each([
  [112, 100, 'up', '12 % more', 'than'],
  [88, 100, 'down', '12 % less', 'than'],
  [0, 100, 'down', '100 % less', 'than'],
  [250, 100, 'up', '150 % more', 'than'],
  [300, 100, 'up', '3 times as much', 'as'],
  [450, 100, 'up', '4.5 times as much', 'as'],
  [120_000, 100, 'up', '1200 times as much', 'as'],
  [100.1, 100, 'none', 'about the same', 'as'],
  [5, 5, 'none', 'the same', 'as'],
  [0, 0, 'none', 'the same', 'as'],
  [0.000001, 0, 'up', 'up from nothing', 'in'],
] as const)('says of %d after %d: %s, %s', (now, before, direction, words, joint) => {
  expect(describeChange(now, before)).toEqual({ direction, words, joint });
});

describe('what a range is compared with', () => {
  it.each([
    [1, DAY_MS, 'the day before'],
    [1, DAY_MS / 2, 'the day before by this hour'],
    [30, 30 * DAY_MS, 'the 30 days before'],
    [30, 29.5 * DAY_MS, 'the 30 days before'],
  ])('of %d days', (days, previousMs, words) => {
    expect(describePrevious({ startsAt: 0, endsAt: days * DAY_MS }, previousMs)).toBe(words);
  });
});
