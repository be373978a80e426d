import { expect, it } from 'vitest';
import { toDigits } from '#lib/money';
import { dearestPrices } from './dearest-prices.ts';
import type { Pricing } from './model.ts';

function dearest(pricing: Pricing) {
  const { prompt, completion, request } = dearestPrices(pricing);
  return [prompt, completion, request].map((price) => price && toDigits(price));
}

it.each<[string, Pricing, (string | null)[]]>([
  ['the base', { prompt: '0.000002', completion: '0.00001' }, ['0.000002', '0.00001', '0']],
  [
    'a cache write',
    { prompt: '2', completion: '10', input_cache_write: '2.5', input_cache_read: '0.2' },
    ['2.5', '10', '0'],
  ],
  ['reasoning', { prompt: '2', completion: '10', internal_reasoning: '11' }, ['2', '11', '0']],
  ['a fee', { prompt: '0', completion: '0', request: '0.005' }, ['0', '0', '0.005']],
  [
    'a tier, whatever the hour',
    {
      prompt: '2',
      completion: '10',
      overrides: [
        { utc_start: 0, utc_end: 100, prompt: '9', request: '1' },
        { min_prompt_tokens: 9, completion: '30', input_cache_write: '3' },
      ],
    },
    ['9', '30', '1'],
  ],
  ['an unknown price', { prompt: '-1', completion: '-1' }, [null, null, '0']],
  ['an unknown part', { prompt: '1', completion: '1', input_cache_write: 'NaN', request: '-1' }, [null, '1', null]],
  [
    'an unknown tier',
    { prompt: '1', completion: '1', overrides: [{ utc_start: 0, completion: '-1' }] },
    ['1', null, '0'],
  ],
  ['no price at all', {}, [null, null, '0']],
  ['a tier without a base', { overrides: [{ min_prompt_tokens: 9, prompt: '1', completion: '1' }] }, [null, null, '0']],
])('%s', (_, pricing, expected) => {
  expect(dearest(pricing)).toEqual(expected);
});
