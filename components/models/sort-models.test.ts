import { expect, test } from 'vitest';
import { type ModelSort, sortModels } from './sort-models.ts';

const MODELS = [
  { id: 'a', pricing: { completion: '-1' }, contextLength: null, createdAt: null },
  { id: 'b', pricing: { completion: '0.00001' }, contextLength: 8_000, createdAt: 300 },
  { id: 'c', pricing: { completion: '0.0000099' }, contextLength: 200_000, createdAt: 100 },
  { id: 'd', pricing: {}, contextLength: 32_000, createdAt: 200 },
];

const measure = (costUsd: string | null, firstTokenMs: number | null, tokensPerSecond: number | null) => ({
  answers: 1,
  costUsd,
  firstTokenMs,
  durationMs: null,
  tokensPerSecond,
});

const MEASURED = { a: measure('0.002', 900, 10), c: measure('0.0019', 100, null), d: measure(null, null, 80) };

test.each<[ModelSort, string]>([
  ['usual', 'abcd'],
  ['price', 'cbad'],
  ['context', 'cdba'],
  ['newest', 'bdca'],
  ['answer', 'cabd'],
  ['wait', 'cabd'],
  ['speed', 'dabc'],
])('sorts by %s, the unknown last', (sort, expected) => {
  expect(
    sortModels(MODELS, sort, MEASURED)
      .map(({ id }) => id)
      .join(''),
  ).toBe(expected);
});
