import { describe, expect, test } from 'vitest';
import { charge, NO_TOKENS, type TokenCounts } from './charge.ts';
import { digitsOf } from './exact.ts';
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
});
