import { expect, it } from 'vitest';
import { modelInitials } from './model-initials.ts';

it.each([
  ['openai/gpt-4o', 'G4'],
  ['anthropic/claude-sonnet-4', 'CS'],
  ['openai/o3', 'O3'],
  ['x', 'X'],
  ['', '?'],
  ['deepseek/deepseek-r1:free', 'DR'],
])('stands %s as %s', (id, initials) => {
  expect(modelInitials(id)).toBe(initials);
});
