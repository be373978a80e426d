import { expect, it } from 'vitest';
import type { Usage } from '#lib/models/model';
import { parseCost } from '#lib/money';
import { findAnomaly } from './find-anomaly.ts';

const NONE: Usage = {
  promptTokens: 0,
  completionTokens: 0,
  cachedTokens: 0,
  cacheWriteTokens: 0,
  audioTokens: 0,
  reasoningTokens: 0,
  audioOutputTokens: 0,
  webSearchRequests: 0,
};
const PRICED = { prompt: '0.000001', completion: '0.000002' };
const FREE = { prompt: '0', completion: '0' };

/** Ten tokens in and two out: $0.000014 by the list. */
function judge(cost: string, more: Partial<Omit<Parameters<typeof findAnomaly>[0], 'cost'>> = {}) {
  return findAnomaly({
    cost: parseCost(cost) ?? { digits: -1n, scale: 0 },
    pricing: PRICED,
    usage: { ...NONE, promptTokens: 10, completionTokens: 2 },
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
  ['without tokens', { usage: NONE }],
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
