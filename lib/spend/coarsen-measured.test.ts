import { expect, test } from 'vitest';
import { testDb } from '#db/testing';
import { coarsenMeasured } from './coarsen-measured.ts';
import { getMeasuredModels } from './get-measured-models.ts';
import { memberOf, writeCalls } from './testing.ts';

const TIMES = { firstTokenMs: 1, durationMs: 2, tokensPerSecond: 3 };

test.each([
  [0, null, 0, null],
  [1, '0.0123', 1, null],
  [4, '0.0123', 2, null],
  [5, '0.012345678', 5, '0.012'],
  [9, '0.000000019', 5, '0.000000019'],
  [19, '12.345', 10, '12'],
  [20, '1234.5', 20, '1200'],
  [4999, '1.999', 2000, '1.9'],
  [5000, '0.1', 5000, '0.1'],
  [12_345, '100', 10_000, '100'],
])('%i answers at %s become %i at %s', (answers, costUsd, toldAnswers, toldCost) => {
  expect(coarsenMeasured({ answers, costUsd, ...TIMES })).toEqual({
    answers: toldAnswers,
    costUsd: toldCost,
    ...TIMES,
  });
});

test('regression: who may see only their own spend cannot work the team’s out from its averages', async () => {
  const app = { db: testDb(), now: () => Date.UTC(2026, 10, 23, 15) };
  writeCalls(
    app.db,
    Array.from({ length: 7 }, (_, index) => ({ costNano: 1_234_567 + index })),
  );
  const seenBy = async (role: 'owner' | 'admin' | 'member' | 'viewer') => {
    const { 'openai/gpt-4o': { answers, costUsd } = {} } = await getMeasuredModels(app, memberOf('ada', role));
    return [answers, costUsd];
  };
  expect(await seenBy('owner')).toEqual([7, '0.00123457']);
  expect(await seenBy('admin')).toEqual([7, '0.00123457']);
  expect(await seenBy('member')).toEqual([5, '0.0012']);
  expect(await seenBy('viewer')).toEqual([5, '0.0012']);
});
