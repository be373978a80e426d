import { expect, it } from 'vitest';
import { authorsOf } from './authors-of.ts';

it('counts the models of each author, in the order of the alphabet', () => {
  const ids = ['openai/gpt-4o', '~openai/latest', 'anthropic/claude', 'openai/o3', 'nobody', 'local/llama-3.1'];
  expect(authorsOf(ids.map((id) => ({ id })))).toEqual([
    { author: '~openai', count: 1 },
    { author: 'anthropic', count: 1 },
    { author: 'local', count: 1 },
    { author: 'openai', count: 2 },
  ]);
});
