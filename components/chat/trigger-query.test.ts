import { expect, test } from 'vitest';
import { triggerQuery } from './trigger-query.ts';

test.each([
  ['/', '/', 1, ''],
  ['/', '/rev', 4, 'rev'],
  ['/', '/rev the rest', 4, 'rev'],
  ['/', '/rev', 2, null],
  ['/', '/rev the rest', 8, null],
  ['/', '/usr/bin', 8, null],
  ['/', 'half 1/2', 8, null],
  ['/', '', 0, null],
  ['@', '@', 1, ''],
  ['@', '@anthropic/claude-4.5 why', 21, 'anthropic/claude-4.5'],
  ['@', '@claude why', 11, null],
  ['@', 'mail a@b.org', 12, null],
  ['@', '/rev', 4, null],
  ['+', '+', 1, ''],
  ['+', '+gpt-5', 6, 'gpt-5'],
  ['+', '+1', 2, null],
  ['+', '+49 30 1234', 3, null],
  ['+', '1+1', 3, null],
] as const)('%s in %j with the caret at %s looks for %j', (trigger, text, caret, query) => {
  expect(triggerQuery(trigger, text, caret)).toBe(query);
});
