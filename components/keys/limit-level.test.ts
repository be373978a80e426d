import { expect, it } from 'vitest';
import { limitLevel } from './limit-level.ts';

it.each([
  ['10', '0', '0', { spent: 0, held: 0, state: 'fine' }],
  ['10', '5', '2.5', { spent: 0.5, held: 0.25, state: 'fine' }],
  ['10', '7.999999999', '0', { spent: 0.7999999999, held: 0, state: 'fine' }],
  ['10', '8', '0', { spent: 0.8, held: 0, state: 'near' }],
  ['10', '8', '5', { spent: 0.8, held: 0.19999999999999996, state: 'near' }],
  ['10', '10', '0', { spent: 1, held: 0, state: 'reached' }],
  ['10', '11', '1', { spent: 1, held: 0, state: 'reached' }],
  ['0', '0', '0', { spent: 1, held: 0, state: 'reached' }],
] as const)('of %s, %s spent and %s held', (usd, spentUsd, heldUsd, level) => {
  expect(limitLevel({ usd, spentUsd, heldUsd })).toEqual(level);
});
