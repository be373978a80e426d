import { expect, test } from 'vitest';
import { describeSettings } from './describe-settings.ts';

test.each([
  [{}, 'The models’ own settings'],
  [{ system: 'Be brief.' }, 'Instructions'],
  [{ temperature: 0, top_p: 1, response_format: { type: 'json_object' as const } }, '2 parameters, answer format'],
  [
    { provider: { zdr: true }, tools: [{ type: 'function' as const, function: { name: 'a' } }] },
    '1 function, 1 provider preference',
  ],
])('%j is told as %s', (settings, words) => {
  expect(describeSettings(settings)).toBe(words);
});
