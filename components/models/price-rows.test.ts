import { expect, test } from 'vitest';
import { describeTier, toPriceTable } from './price-rows.ts';

test('a row for each price, a column for the base and each tier; a tier that names no price keeps the base one', () => {
  expect(
    toPriceTable({
      prompt: '0.000002',
      completion: '0.00001',
      web_search: '0.01',
      overrides: [{ min_prompt_tokens: 200_000, prompt: '0.000004' }],
    }),
  ).toEqual({
    columns: ['Price', 'over 200,000 tokens'],
    rows: [
      { label: 'Input', unit: 'a million tokens', prices: ['$2', '$4'] },
      { label: 'Output', unit: 'a million tokens', prices: ['$10', '$10'] },
      { label: 'Web search', unit: 'a search', prices: ['$0.01', '$0.01'] },
    ],
  });
});

test('an unknown price is null, a free one free', () => {
  expect(toPriceTable({ prompt: '-1', completion: '0', request: 'NaN' }).rows.map(({ prices }) => prices[0])).toEqual([
    null,
    'free',
    null,
  ]);
});

test.each([
  [{ min_prompt_tokens: 128_000 }, 'over 128,000 tokens'],
  [{ utc_start: 1630, utc_end: 30 }, '16:30 to 00:30 UTC'],
  [{ utc_start: 900 }, '09:00 to 24:00 UTC'],
  [{ min_prompt_tokens: 1000, utc_end: 600 }, 'over 1,000 tokens, 00:00 to 06:00 UTC'],
])('the tier %o is told as %s', (tier, words) => {
  expect(describeTier(tier)).toBe(words);
});
