import { expect, test } from 'vitest';
import { keepSameLines } from './keep-same-lines.ts';

const line = (...texts: string[]) => texts.map((text) => ({ text, color: null }));

test('keeps the object of every line that says what it said before', () => {
  const before = [line('const ', 'a'), line('b')];
  const after = keepSameLines(before, [line('const ', 'a'), line('b', 'c'), line('d')]);
  expect(after[0]).toBe(before[0]);
  expect(after).toEqual([line('const ', 'a'), line('b', 'c'), line('d')]);
});

test('a line of another colour is another line', () => {
  const before = [line('a')];
  const red = [{ text: 'a', color: 'red' }];
  expect(keepSameLines(before, [red])[0]).toBe(red);
});

test('lines that went away are gone', () => {
  expect(keepSameLines([line('a'), line('b')], [line('a')])).toEqual([line('a')]);
});
