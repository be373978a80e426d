import { expect, test } from 'vitest';
import { countSettings, isChanged } from './count-settings.ts';

test('counts what is set, part by part', () => {
  expect(
    countSettings({
      system: 'Be brief.',
      temperature: 0,
      seed: 1,
      reasoning: { effort: 'low' },
      provider: { sort: 'price', zdr: true },
      response_format: { type: 'json_object' },
      tools: [{ type: 'function', function: { name: 'a' } }],
      tool_choice: 'required',
    }),
  ).toEqual({ instructions: 1, sampling: 2, reasoning: 1, providers: 2, format: 1, tools: 1 });
});

test('blank instructions and nothing at all are no change', () => {
  expect(isChanged({})).toBe(false);
  expect(isChanged({ system: '  ' })).toBe(false);
  expect(isChanged({ top_p: 0 })).toBe(true);
});
