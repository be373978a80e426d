import { expect, test } from 'vitest';
import { callAdjustment } from './call-adjustment.ts';

test.each([
  [{ ledgerState: 'settled', isOverrun: false }, undefined],
  [{ ledgerState: 'unsettled', isOverrun: false }, undefined],
  [{ ledgerState: 'reconciled', isOverrun: false }, 'cost found later'],
  [{ ledgerState: 'reconciled', isOverrun: true }, 'over its hold'],
  [{ ledgerState: 'written_off', isOverrun: true }, 'written off'],
] as const)('%j', (call, words) => {
  expect(callAdjustment(call)?.words).toBe(words);
});
