import { expect, it } from 'vitest';
import { stepHistory } from './step-history.ts';

const PROMPTS = ['one', 'two', 'three'];
const empty = { text: '', shown: null };

it('brings back the last prompt, then the ones before it, and stays at the first', () => {
  expect(stepHistory(PROMPTS, empty, -1)).toBe(2);
  expect(stepHistory(PROMPTS, { text: 'three', shown: 2 }, -1)).toBe(1);
  expect(stepHistory(PROMPTS, { text: 'one', shown: 0 }, -1)).toBeUndefined();
});

it('comes back to the empty composer', () => {
  expect(stepHistory(PROMPTS, { text: 'two', shown: 1 }, 1)).toBe(2);
  expect(stepHistory(PROMPTS, { text: 'three', shown: 2 }, 1)).toBeNull();
});

it.each([
  ['what is typed', { text: 'mine', shown: null }],
  ['what was brought back and changed', { text: 'two!', shown: 1 }],
])('leaves %s alone', (_, state) => {
  expect(stepHistory(PROMPTS, state, -1)).toBeUndefined();
  expect(stepHistory(PROMPTS, state, 1)).toBeUndefined();
});

it('has nothing to bring where nothing was asked', () => {
  expect(stepHistory([], empty, -1)).toBeUndefined();
  expect(stepHistory(PROMPTS, empty, 1)).toBeUndefined();
});
