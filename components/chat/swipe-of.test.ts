import { expect, test } from 'vitest';
import { swipeOf } from './swipe-of.ts';

const way = (dx: number, dy = 0, fromX = 200) => swipeOf({ fromX, dx, dy, width: 390 });

test('a swipe to the left brings what is on the right, and the other way round', () => {
  expect(way(-120)).toBe(1);
  expect(way(120, 40)).toBe(-1);
});

test('scrolling, a tap, and the system’s own swipe from an edge are no swipes', () => {
  expect(way(-120, 90)).toBe(0);
  expect(way(-20)).toBe(0);
  expect(way(200, 0, 8)).toBe(0);
  expect(way(-200, 0, 386)).toBe(0);
});
