import { describe, expect, it } from 'vitest';
import { toDigits } from '#lib/money';
import { billableUsage } from './billable-usage.ts';
import { costOfUsage } from './cost-of-usage.ts';
import type { Pricing, Usage } from './model.ts';
import { NO_USAGE } from './no-usage.ts';

const NOON = new Date('2026-11-23T12:00:00Z');

function cost(pricing: Pricing, usage: Partial<Usage>, at = NOON): string | null {
  const decimal = costOfUsage(pricing, { ...NO_USAGE, ...usage }, at);
  return decimal && toDigits(decimal);
}

const LUNA: Pricing = {
  prompt: '0.0000002',
  completion: '0.0000012',
  web_search: '0.01',
  input_cache_read: '0.00000002',
  input_cache_write: '0.00000025',
  overrides: [
    {
      min_prompt_tokens: 272_000,
      prompt: '0.0000004',
      completion: '0.0000018',
      input_cache_read: '0.00000004',
      input_cache_write: '0.0000005',
    },
  ],
};
const FLASH_LITE: Pricing = {
  prompt: '0.0000003',
  completion: '0.0000025',
  image: '0.0000003',
  audio: '0.0000003',
  web_search: '0.014',
  internal_reasoning: '0.0000025',
  input_cache_read: '0.00000003',
  input_cache_write: '0.0000000833333333333333',
};
const SONAR: Pricing = { prompt: '0.000001', completion: '0.000001', web_search: '0.005' };

describe('four public captures of September 2026', () => {
  it('gpt-5.6-luna with cache writes, reasoning and two searches: reported 0.02560135', () => {
    const usage = {
      promptTokens: 21_170,
      cacheWriteTokens: 4379,
      completionTokens: 957,
      reasoningTokens: 367,
      webSearchRequests: 2,
    };
    expect(cost(LUNA, usage)).toBe('0.02560135');
  });

  it('gemini-3.5-flash-lite with two searches: reported 0.031434', () => {
    expect(cost(FLASH_LITE, { promptTokens: 30, completionTokens: 1370, webSearchRequests: 2 })).toBe('0.031434');
  });

  it('gpt-5.6-luna reading an image: reported 0.0007702', () => {
    expect(cost(LUNA, { promptTokens: 425, completionTokens: 571, reasoningTokens: 516 })).toBe('0.0007702');
  });

  it('perplexity/sonar folds its search into the completion: reported 0.00543, two millionths more', () => {
    expect(cost(SONAR, { promptTokens: 6, completionTokens: 422, webSearchRequests: 1 })).toBe('0.005428');
  });
});

describe('each kind of token has its price, or falls back to the plain one', () => {
  const prices: Pricing = { prompt: '1', completion: '10' };
  it.each([
    [{ promptTokens: 3 }, '3'],
    [{ promptTokens: 3, cachedTokens: 2 }, '3'],
    [{ promptTokens: 3, cacheWriteTokens: 2, audioTokens: 1 }, '3'],
    [{ completionTokens: 3, reasoningTokens: 1, audioOutputTokens: 1 }, '30'],
    [{ webSearchRequests: 5 }, '0'],
  ])('without prices of their own, %j costs %s', (usage, expected) => {
    expect(cost(prices, usage)).toBe(expected);
  });

  const all: Pricing = {
    prompt: '1',
    completion: '10',
    input_cache_read: '0.1',
    input_cache_write: '1.25',
    audio: '7',
    internal_reasoning: '3',
    audio_output: '100',
    request: '0.5',
    web_search: '0.01',
  };
  it.each([
    [{}, '0.5'],
    [{ promptTokens: 10, cachedTokens: 4, cacheWriteTokens: 2, audioTokens: 1 }, '13.4'],
    [{ completionTokens: 10, reasoningTokens: 4, audioOutputTokens: 1 }, '162.5'],
    [{ webSearchRequests: 3 }, '0.53'],
  ])('with prices of their own, %j costs %s', (usage, expected) => {
    expect(cost(all, usage)).toBe(expected);
  });

  it('counts writes outside the prompt, as one report has them, and never below zero', () => {
    expect(
      cost({ prompt: '1', completion: '1', input_cache_write: '2' }, { promptTokens: 12, cacheWriteTokens: 100 }),
    ).toBe('200');
  });

  it('does not count a picture twice: it is among the prompt tokens', () => {
    expect(cost({ ...prices, image: '1000' }, { promptTokens: 3 })).toBe('3');
  });
});

describe('unknown is null, never zero', () => {
  it.each([
    [{ completion: '1' }, { promptTokens: 1 }],
    [{ prompt: '1' }, { completionTokens: 1 }],
    [{ prompt: '-1', completion: '-1' }, { promptTokens: 1 }],
    [{ prompt: 'NaN', completion: '1' }, { promptTokens: 1 }],
    [
      { prompt: '1', completion: '1', input_cache_read: '-1' },
      { promptTokens: 2, cachedTokens: 1 },
    ],
    [
      { prompt: '1', completion: '1', internal_reasoning: 'x' },
      { completionTokens: 2, reasoningTokens: 1 },
    ],
    [{ prompt: '1', completion: '1', request: '-1' }, {}],
    [{ prompt: '1', completion: '1', web_search: '' }, { webSearchRequests: 1 }],
    [{}, { promptTokens: 1 }],
  ])('%j for %j', (pricing, usage) => {
    expect(cost(pricing, usage)).toBeNull();
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY])('a count of %d', (promptTokens) => {
    expect(cost({ prompt: '1', completion: '1' }, { promptTokens })).toBeNull();
  });

  it('but a price that is not needed need not be known', () => {
    expect(cost({ prompt: '1', completion: '-1', web_search: '-1', audio: '-1' }, { promptTokens: 2 })).toBe('2');
    expect(cost({ prompt: '0', completion: '0' }, { promptTokens: 2, completionTokens: 5 })).toBe('0');
  });
});

describe('tiers and hours', () => {
  it('begin strictly above their size, for the whole prompt and completion', () => {
    expect(cost(LUNA, { promptTokens: 272_000, completionTokens: 1 })).toBe('0.0544012');
    expect(cost(LUNA, { promptTokens: 272_001, completionTokens: 1 })).toBe('0.1088022');
    expect(cost(LUNA, { promptTokens: 300_000, cachedTokens: 300_000 })).toBe('0.012');
  });

  const clock: Pricing = {
    prompt: '4',
    completion: '0',
    overrides: [
      { utc_start: 1000, utc_end: 100, prompt: '1' },
      { utc_start: 400, utc_end: 600, prompt: '2' },
      { utc_start: 430, prompt: '3', min_prompt_tokens: 5 },
    ],
  };
  it.each([
    ['09:59:59', '4'],
    ['10:00:00', '1'],
    ['23:59:59', '1'],
    ['00:59:59', '1'],
    ['01:00:00', '4'],
    ['04:00:00', '2'],
    ['05:59:59', '2'],
    ['06:00:00', '4'],
  ])('hold by the clock in UTC, half-open, past midnight: %s costs %s', (time, expected) => {
    expect(cost(clock, { promptTokens: 1 }, new Date(`2026-11-23T${time}Z`))).toBe(expected);
  });

  it('hold only when all their conditions do, and the later wins', () => {
    expect(cost(clock, { promptTokens: 5 }, new Date('2026-11-23T04:30:00Z'))).toBe('10');
    expect(cost(clock, { promptTokens: 6 }, new Date('2026-11-23T04:29:00Z'))).toBe('12');
    expect(cost(clock, { promptTokens: 6 }, new Date('2026-11-23T04:30:00Z'))).toBe('18');
    expect(cost(clock, { promptTokens: 6 }, new Date('2026-11-23T12:00:00Z'))).toBe('18');
  });
});

it('adds up without rounding: a million tokens at 22 decimals', () => {
  const pricing = { prompt: '0.0000000208333333333333', completion: '7.1e-05' };
  expect(cost(pricing, { promptTokens: 1_000_000 })).toBe('0.0208333333333333');
  expect(cost(pricing, { completionTokens: 1_000_000 })).toBe('71');
});

describe('billableUsage', () => {
  const usage: Usage = { ...NO_USAGE, promptTokens: 10, completionTokens: 5, cachedTokens: 2, webSearchRequests: 1 };
  const insured: Usage = { ...NO_USAGE, webSearchRequests: 1 };
  it.each([
    ['an error', usage, 'error', insured],
    ['nothing said and no finish', { ...usage, completionTokens: 0 }, null, insured],
    ['nothing said but finished', { ...usage, completionTokens: 0 }, 'stop', { ...usage, completionTokens: 0 }],
    ['cut off after some words', usage, null, usage],
    ['finished', usage, 'length', usage],
  ])('after %s', (_, given, finishReason, expected) => {
    expect(billableUsage(given, finishReason)).toEqual(expected);
  });
});
