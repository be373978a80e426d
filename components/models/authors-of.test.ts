import { expect, test } from 'vitest';
import { authorsOf } from './authors-of.ts';

test('names each maker once, by what stands before the colon, in alphabetical order', () => {
  const models = [
    { author: 'openai', name: 'OpenAI: GPT-5' },
    { author: 'openai', name: 'OpenAI: GPT-4o' },
    { author: 'local', name: 'llama' },
    { author: 'anthropic', name: 'Anthropic: Claude' },
  ];
  expect(authorsOf(models)).toEqual([
    { value: 'anthropic', label: 'Anthropic' },
    { value: 'local', label: 'local' },
    { value: 'openai', label: 'OpenAI' },
  ]);
});
