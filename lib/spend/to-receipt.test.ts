import { describe, expect, it } from 'vitest';
import { calls } from '#db/schema/ledger';
import { testDb } from '#db/testing';
import { callRow } from './testing.ts';
import { toReceipt } from './to-receipt.ts';

/** The row as SQLite gives it back: unset columns null, not undefined. */
function stored(differing: Parameters<typeof callRow>[0] = {}) {
  return testDb().orm.insert(calls).values(callRow(differing)).returning().get();
}

describe('toReceipt', () => {
  it('gives the cost and the hold as exact decimal dollars', () => {
    const receipt = toReceipt(stored({ costNano: 1_234_567_890, heldNano: 1 }));
    expect(receipt).toMatchObject({ callId: 'call-1', costUsd: '1.23456789', heldUsd: '0.000000001' });
  });

  it.each([
    ['settled', 'reported', 'reported'],
    ['settled', 'estimated', 'estimated'],
    ['settled', null, 'estimated'],
    ['reconciled', 'reported', 'reported'],
    ['reconciled', 'estimated', 'estimated'],
    ['written_off', 'estimated', 'estimated'],
    ['written_off', 'reported', 'estimated'],
    ['unsettled', null, 'unsettled'],
    ['open', null, 'unsettled'],
  ] as const)('calls a %s call with a %s cost %s', (state, costSource, expected) => {
    expect(toReceipt(stored({ state, costSource })).state).toBe(expected);
  });

  it.each(['open', 'unsettled'] as const)(
    'says nothing of the cost of an %s call, even where one was seen',
    (state) => {
      expect(toReceipt(stored({ state, costSource: null, costNano: null })).costUsd).toBeNull();
      expect(toReceipt(stored({ state, costSource: 'estimated', costNano: 7 })).costUsd).toBeNull();
    },
  );

  it('tells a known zero from an unknown cost', () => {
    expect(toReceipt(stored({ costNano: 0 })).costUsd).toBe('0');
  });

  it('measures speed over the time from the first token to the end', () => {
    expect(toReceipt(stored({ completionTokens: 200, firstTokenMs: 400, durationMs: 2400 })).tokensPerSecond).toBe(100);
    expect(toReceipt(stored({ completionTokens: 100, firstTokenMs: 0, durationMs: 3000 })).tokensPerSecond).toBe(33.3);
  });

  it.each([
    { completionTokens: null },
    { completionTokens: 0 },
    { firstTokenMs: null },
    { durationMs: null },
    { firstTokenMs: 2400, durationMs: 2400 },
    { firstTokenMs: 2390, durationMs: 2400 },
    { firstTokenMs: 2500, durationMs: 2400 },
  ])('has no speed where it would mean nothing: %o', (differing) => {
    expect(toReceipt(stored(differing)).tokensPerSecond).toBeNull();
  });
});
