import { expect, test } from 'vitest';
import { callAdjustment } from './call-adjustment.ts';

test.each([
  [{ ledgerState: 'settled', isOverrun: false, anomaly: null }, undefined],
  [{ ledgerState: 'unsettled', isOverrun: false, anomaly: null }, undefined],
  [{ ledgerState: 'reconciled', isOverrun: false, anomaly: null }, 'cost found later'],
  [{ ledgerState: 'reconciled', isOverrun: true, anomaly: null }, 'over its hold'],
  [{ ledgerState: 'written_off', isOverrun: true, anomaly: null }, 'written off'],
  [{ ledgerState: 'settled', isOverrun: false, anomaly: 'nothing' }, 'anomaly: no charge'],
  [{ ledgerState: 'reconciled', isOverrun: true, anomaly: 'hundredfold' }, 'anomaly: 100 times'],
] as const)('%j', (call, words) => {
  expect(callAdjustment(call)?.words).toBe(words);
});
