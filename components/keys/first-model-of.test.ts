import { expect, it } from 'vitest';
import { firstModelOf } from './first-model-of.ts';

const MODELS = ['openai/gpt-5-mini', 'anthropic/claude-sonnet-4.5', 'anthropic/claude-haiku-4.5'];

it.each([
  [null, MODELS, 'openai/gpt-5-mini'],
  [['anthropic/*'], MODELS, 'anthropic/claude-sonnet-4.5'],
  [['anthropic/claude-haiku-4.5'], MODELS, 'anthropic/claude-haiku-4.5'],
  [['anth/*'], MODELS, 'openai/gpt-5-mini'],
  [['x/new'], MODELS, 'x/new'],
  [['anthropic/claude-haiku-4.5'], [], 'anthropic/claude-haiku-4.5'],
  [null, [], 'openai/gpt-5-mini'],
])('of %j', (allowed, models, first) => {
  expect(firstModelOf(allowed, models)).toBe(first);
});
