import { expect, it } from 'vitest';
import { defaultModels } from './default-models.ts';

const catalogue = [{ id: 'local/llama' }, { id: 'openai/gpt-5-mini' }, { id: 'anthropic/claude-sonnet-4.5' }];

it('prefers what was used last, then what is well known, then anything', () => {
  expect(defaultModels(catalogue, ['local/llama', 'gone/model'], 3)).toEqual([
    'local/llama',
    'openai/gpt-5-mini',
    'anthropic/claude-sonnet-4.5',
  ]);
  expect(defaultModels(catalogue, [], 1)).toEqual(['openai/gpt-5-mini']);
  expect(defaultModels([{ id: 'local/llama' }], [], 2)).toEqual(['local/llama']);
  expect(defaultModels([], [], 2)).toEqual([]);
});
