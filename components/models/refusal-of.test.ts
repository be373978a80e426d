import { expect, test } from 'vitest';
import type { BudgetView } from '#lib/budgets/budget-view';
import { refusalOf } from './refusal-of.ts';

const PRICED = { pricing: { prompt: '0.000001', completion: '0' } };
const UNPRICED = { pricing: { prompt: '0.000001' } };
const SERVED = { ...PRICED, served: { connectionId: 'ollama', name: 'llama' } };
const NONE = { connections: [], budgets: [], memberId: 'ada' };

const budget = (over: Partial<BudgetView>) =>
  ({ scope: 'team', scopeId: null, isBlocking: true, ...over }) as BudgetView;

test('nothing stands against a model while no key is refused and no budget blocks', () => {
  for (const model of [PRICED, UNPRICED, SERVED]) expect(refusalOf(model, NONE)).toBeNull();
});

test('a refused key stands against the models of its own upstream alone', () => {
  expect(refusalOf(PRICED, { ...NONE, connections: ['openrouter'] })).toMatch(/^OpenRouter refuses/);
  expect(refusalOf(SERVED, { ...NONE, connections: ['openrouter', 'vllm'] })).toBeNull();
  expect(refusalOf(SERVED, { ...NONE, connections: ['ollama'] })).toMatch(/^Its server refuses/);
});

test('a budget that blocks stands against what has no price, as the gateway has it', () => {
  const told = (over: Partial<BudgetView>) => refusalOf(UNPRICED, { ...NONE, budgets: [budget(over)] });
  expect(told({})).toMatch(/^The team’s budget/);
  expect(told({ scope: 'member', scopeId: 'ada' })).toMatch(/^Your budget/);
  expect(told({ scope: 'member', scopeId: 'bob' })).toBeNull();
  expect(told({ scope: 'key', scopeId: 'ada' })).toBeNull();
  expect(told({ isBlocking: false })).toBeNull();
  expect(refusalOf(PRICED, { ...NONE, budgets: [budget({})] })).toBeNull();
});
