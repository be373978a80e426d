import { describe, expect, test } from 'vitest';
import { costOfUsage } from '#lib/models/cost-of-usage';
import { toDigits } from '#lib/money';
import { shippedRows } from './catalogue.ts';
import { charge, NO_TOKENS, type TokenCounts } from './charge.ts';
import { digitsOf } from './exact.ts';
import { random } from './random.ts';
import type { WirePricing } from './wire-model.ts';

const NOON = new Date('2026-09-15T12:00:00Z');
const cost = (pricing: WirePricing, tokens: Partial<TokenCounts>, at = NOON) =>
  digitsOf(charge(pricing, { ...NO_TOKENS, ...tokens }, at).total);

const luna: WirePricing = {
  prompt: '0.0000002',
  completion: '0.0000012',
  input_cache_write: '0.00000025',
  input_cache_read: '0.00000002',
  web_search: '0.01',
};

describe('public captures (contract §6)', () => {
  test('gpt-5.6-luna with a cache write, reasoning and two searches', () => {
    expect(cost(luna, { prompt: 21170, cacheWrite: 4379, completion: 957, reasoning: 367, webSearches: 2 })).toBe(
      '0.02560135',
    );
  });
  test('gemini-3.5-flash-lite with two searches', () => {
    const pricing = { prompt: '0.0000003', completion: '0.0000025', web_search: '0.014' };
    expect(cost(pricing, { prompt: 30, completion: 1370, webSearches: 2 })).toBe('0.031434');
  });
  test('gpt-5.6-luna, plain', () => {
    expect(cost(luna, { prompt: 425, completion: 571 })).toBe('0.0007702');
  });
  test('a prompt of 25612 tokens, all but 12 of them written to the cache', () => {
    const sonnet = { prompt: '0.000003', completion: '0.000015', input_cache_write: '0.00000375' };
    expect(cost(sonnet, { prompt: 25612, cacheWrite: 25600 })).toBe('0.096036');
  });
});

describe('the formula of contract §6', () => {
  test('absent prices fall back: caches and audio to the prompt, reasoning to the completion, fees to nothing', () => {
    const plain = { prompt: '0.000001', completion: '0.000002' };
    expect(cost(plain, { prompt: 100, cached: 40, cacheWrite: 10, audio: 5 })).toBe('0.0001');
    expect(cost(plain, { completion: 100, reasoning: 60, audioOutput: 5, webSearches: 3 })).toBe('0.0002');
  });

  test('reasoning at its own price, and a fee for each request and search', () => {
    const dear = {
      prompt: '0',
      completion: '0.000001',
      internal_reasoning: '0.000003',
      request: '0.005',
      web_search: '0.01',
    };
    expect(cost(dear, { completion: 10, reasoning: 4, webSearches: 2 })).toBe('0.025018');
  });

  test('more cached tokens than prompt never cost less than nothing', () => {
    expect(cost({ prompt: '1', completion: '1', input_cache_read: '0.5' }, { prompt: 3, cached: 4 })).toBe('2');
  });

  test('a needed price that is missing or negative is refused, one that is not needed is not missed', () => {
    expect(() => cost({ completion: '1' }, { prompt: 1 })).toThrow(RangeError);
    expect(() => cost({ prompt: '-1', completion: '-1' }, { completion: 1 })).toThrow(RangeError);
    expect(cost({ completion: '1' }, { completion: 1 })).toBe('1');
  });
});

describe('tiers and hours', () => {
  const tiered: WirePricing = {
    prompt: '1',
    completion: '2',
    overrides: [
      { min_prompt_tokens: 200, prompt: '10' },
      { min_prompt_tokens: 400, prompt: '100', completion: '200' },
    ],
  };

  test.each([
    [200, '200'],
    [201, '2010'],
    [400, '4000'],
    [401, '40100'],
  ])('a prompt of %i tokens, of which a tier needs strictly more, costs %s', (prompt, digits) => {
    expect(cost(tiered, { prompt })).toBe(digits);
  });

  test('a tier replaces only the prices that it names', () => {
    expect(cost(tiered, { prompt: 201, completion: 1 })).toBe('2012');
  });

  test.each([
    ['09:59', '1'],
    ['10:00', '5'],
    ['23:59', '5'],
    ['00:00', '5'],
    ['00:59', '5'],
    ['01:00', '1'],
  ])('hours from 10 to 1 wrap past midnight and end before their end: at %s a token costs %s', (clock, digits) => {
    const hourly = { prompt: '1', completion: '1', overrides: [{ utc_start: 1000, utc_end: 100, prompt: '5' }] };
    expect(cost(hourly, { prompt: 1 }, new Date(`2026-09-15T${clock}:00Z`))).toBe(digits);
  });

  test('both conditions of an entry must hold', () => {
    const both = {
      prompt: '1',
      completion: '1',
      overrides: [{ min_prompt_tokens: 1, utc_start: 0, utc_end: 1200, prompt: '5' }],
    };
    expect(cost(both, { prompt: 2 }, new Date('2026-09-15T11:59:00Z'))).toBe('10');
    expect(cost(both, { prompt: 2 }, NOON)).toBe('2');
    expect(cost(both, { prompt: 1 }, new Date('2026-09-15T11:59:00Z'))).toBe('1');
  });
});

test('agrees to the last digit with the ledger’s own reckoning, on every row of the price list', () => {
  const luck = random('agreement');
  for (const { pricing } of shippedRows()) {
    const size = luck.pick([1_000, 300_000]);
    const [cached, cacheWrite, completion] = [luck.between(0, size), luck.between(0, size), luck.between(0, 9_000)];
    const tokens = {
      ...NO_TOKENS,
      prompt: cached + cacheWrite + luck.between(0, size),
      cached,
      cacheWrite,
      completion,
      reasoning: luck.between(0, completion),
      webSearches: luck.between(0, 2),
    };
    const {
      prompt: promptTokens,
      completion: completionTokens,
      cached: cachedTokens,
      cacheWrite: cacheWriteTokens,
    } = tokens;
    const theirs = costOfUsage(
      pricing,
      {
        promptTokens,
        completionTokens,
        cachedTokens,
        cacheWriteTokens,
        audioTokens: 0,
        reasoningTokens: tokens.reasoning,
        audioOutputTokens: 0,
        webSearchRequests: tokens.webSearches,
      },
      NOON,
    );
    expect(theirs && toDigits(theirs)).toBe(cost(pricing, tokens));
  }
});
