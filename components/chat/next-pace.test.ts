import { expect, test } from 'vitest';
import { nextPace } from './next-pace.ts';

const MORE = 800;

test('what came since the last time is shown at once', () => {
  expect(nextPace('Hello', 'Hello, world')).toBe('Hello, world');
});

test('what waited is shown a stretch at a time, to its end', () => {
  const text = 'x'.repeat(2 * MORE + 10);
  const first = nextPace('', text);
  const second = nextPace(first, text);
  expect([first.length, second.length, nextPace(second, text).length]).toEqual([MORE, 2 * MORE, text.length]);
});

test('another text is shown at once, however long', () => {
  const text = 'y'.repeat(5 * MORE);
  expect(nextPace('x', text)).toBe(text);
});

test('no character is cut in half', () => {
  const text = `${'x'.repeat(MORE - 1)}😀${'x'.repeat(MORE)}`;
  expect(nextPace('', text).endsWith('😀')).toBe(true);
});
