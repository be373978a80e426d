import { expect, it } from 'vitest';
import type { RunError } from '#lib/conversations/view';
import { billedWords } from './billed-words.ts';
import { aReceipt } from './testing.ts';

const unknown: RunError = { code: 'interrupted', message: 'Cut', billed: 'unknown', next: 'retry', requestId: null };

it('says what the failure knew while nothing is settled', () => {
  expect(billedWords(unknown, null)).toContain('not known yet');
  expect(billedWords(unknown, aReceipt({ state: 'unsettled', costUsd: null }))).toContain('not known yet');
  expect(billedWords({ ...unknown, billed: 'no' }, null)).toBe('It was not billed.');
});

it('regression: does not take an estimate for a bill', () => {
  const estimate = aReceipt({ state: 'estimated', costUsd: '0.0001' });
  expect(billedWords({ ...unknown, billed: 'yes' }, estimate)).toContain('an estimate is booked');
});

it('follows the receipt once that is settled', () => {
  expect(billedWords(unknown, aReceipt({ costUsd: '0.0001' }))).toContain('It was billed');
  expect(billedWords(unknown, aReceipt({ costUsd: '0.000' }))).toBe('It was not billed.');
});
