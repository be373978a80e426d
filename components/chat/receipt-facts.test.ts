import { expect, it } from 'vitest';
import { isServedByOther } from './receipt-facts.ts';
import { aReceipt } from './testing.ts';

it.each([
  ['openai/gpt-4o', 'openai/gpt-4o', false],
  ['openai/gpt-4o', 'openai/gpt-4o-2024-11-20', false],
  ['openai/gpt-4o:floor', 'openai/gpt-4o', false],
  ['openai/gpt-4o', null, false],
  ['openai/gpt-4o', 'openai/gpt-4.1', true],
  ['anthropic/claude-opus-4', 'anthropic/claude-sonnet-4', true],
  ['openrouter/auto', 'mistralai/mistral-nemo', true],
])('asked %s, answered %s: %s', (requestedModel, servedModel, isOther) => {
  expect(isServedByOther(aReceipt({ requestedModel, servedModel }))).toBe(isOther);
});
