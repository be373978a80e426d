import { expect, it } from 'vitest';
import { directionOf } from './direction-of.ts';

it.each([
  ['Hello there', undefined],
  ['مرحبا بالعالم', 'rtl'],
  ['שלום, AI', 'rtl'],
  ['The word שלום means peace', undefined],
  ['1. 2. 3.', undefined],
])('%s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
