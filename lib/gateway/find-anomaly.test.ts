import { expect, it } from 'vitest';
import { NO_USAGE } from '#lib/models/no-usage';
import { parseCost } from '#lib/money';
import { findAnomaly } from './find-anomaly.ts';

const PRICED = { prompt: '0.000001', completion: '0.000002' };
const FREE = { prompt: '0', completion: '0' };

/** Ten tokens in and two out: $0.000014 by the list. */
function judge(cost: string, more: Partial<Omit<Parameters<typeof findAnomaly>[0], 'cost'>> = {}) {
  return findAnomaly({
    cost: parseCost(cost) ?? { digits: -1n, scale: 0 },
    pricing: PRICED,
    usage: { ...NO_USAGE, promptTokens: 10, completionTokens: 2 },
    finishReason: 'stop',
    isFinished: true,
    isByok: false,
    at: new Date(0),
    ...more,
  });
}

it.each([
  ['0.000014', null],
  ['0.000000001', null],
  ['0.001399999999', null],
  ['0.0014', 'hundredfold'],
  ['2.5', 'hundredfold'],
  ['0', 'nothing'],
  ['0.000', 'nothing'],
])('of $0.000014 by the list, $%s is %j', (cost, anomaly) => {
  expect(judge(cost)).toBe(anomaly);
});

it.each([
  ['without tokens', { usage: NO_USAGE }],
  ['of a model that is free', { pricing: FREE }],
  ['of a model whose price nobody knows', { pricing: { prompt: '-1', completion: '-1' } }],
  ['on a provider key of the team’s own', { isByok: true }],
  ['of an answer that broke off', { isFinished: false }],
  ['where upstream insures it', { finishReason: 'error' }],
])('nothing is right %s', (_, more) => {
  expect(judge('0', more)).toBeNull();
});

it('of a free model every charge is too much, and of an unknown price none', () => {
  expect(judge('0.000001', { pricing: FREE })).toBe('hundredfold');
  expect(judge('900', { pricing: { prompt: '-1', completion: '-1' } })).toBeNull();
});

it('what an answer that broke off was charged is held against all that it said', () => {
  expect(judge('0.000014', { isFinished: false, finishReason: 'error' })).toBeNull();
});

it.each([
  ['is what they cost, where the list has their price', '0.02', '0.01', null],
  ['is too much all the same', '2.5', '0.01', 'hundredfold'],
  ['is nobody’s guess, where it has none', '0.02', undefined, null],
])('regression: what searches were charged %s', (_, cost, search, anomaly) => {
  const pricing = { ...PRICED, ...(search && { web_search: search }) };
  const usage = { ...NO_USAGE, promptTokens: 10, completionTokens: 2, webSearchRequests: 2 };
  expect(judge(cost, { pricing, usage })).toBe(anomaly);
});
