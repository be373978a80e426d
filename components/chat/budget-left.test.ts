import { expect, it } from 'vitest';
import type { BudgetView } from '#lib/budgets/budget-view';
import { budgetLeft, exceeds } from './budget-left.ts';

const budget = (remaining: string, over: Partial<BudgetView> = {}) =>
  ({ scope: 'team', scopeId: null, isBlocking: true, window: { remaining }, ...over }) as BudgetView;

it('is the tightest of those that refuse this member’s calls', () => {
  const mine = { scope: 'member', scopeId: 'ada' } as const;
  expect(budgetLeft([budget('10'), budget('9.5', mine), budget('12', mine)], 'ada')).toBe('9.5');
});

it.each([
  ['one that only warns', { isBlocking: false }],
  ['somebody else’s', { scope: 'member', scopeId: 'bob' }],
  ['a key’s', { scope: 'key', scopeId: 'k' }],
] as const)('leaves out %s', (_, over) => {
  expect(budgetLeft([budget('1', over)], 'ada')).toBeNull();
});

it('compares amounts as numbers, not as text', () => {
  expect(exceeds('10', '9.5')).toBe(true);
  expect(exceeds('0.0000001', '0.00001')).toBe(false);
});
