import { expect, test } from 'vitest';
import { sameSettings } from './same-settings.ts';

test('settings are the same in whatever order they were set', () => {
  const one = { temperature: 0.2, reasoning: { effort: 'low', exclude: true }, stop: ['a', 'b'] };
  expect(sameSettings(one, { stop: ['a', 'b'], reasoning: { exclude: true, effort: 'low' }, temperature: 0.2 })).toBe(
    true,
  );
  expect(sameSettings({}, {})).toBe(true);
  expect(sameSettings(one, { ...one, stop: ['b', 'a'] })).toBe(false);
  expect(sameSettings(one, { ...one, reasoning: { effort: 'high', exclude: true } })).toBe(false);
  expect(sameSettings(one, {})).toBe(false);
});
