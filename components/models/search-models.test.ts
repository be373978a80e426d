import { expect, it } from 'vitest';
import { searchModels } from './search-models.ts';

const models = [
  { id: 'mistralai/mistral-nemo', name: 'Mistral: Nemo' },
  { id: 'openai/gpt-5', name: 'OpenAI: GPT-5' },
  { id: 'openai/gpt-5-mini', name: 'OpenAI: GPT-5 Mini' },
  { id: 'anthropic/claude-sonnet-4.5', name: 'Anthropic: Claude Sonnet 4.5' },
];

function idsFor(query: string): string[] {
  return searchModels(models, query).map((model) => model.id);
}

it('keeps every model in its order while nothing is asked', () => {
  expect(idsFor('  ')).toEqual(models.map((model) => model.id));
});

it('finds by name and by id', () => {
  expect(idsFor('sonnet')).toEqual(['anthropic/claude-sonnet-4.5']);
  expect(idsFor('mistralai/')).toEqual(['mistralai/mistral-nemo']);
});

it('wants every word, in any order', () => {
  expect(idsFor('mini gpt')).toEqual(['openai/gpt-5-mini']);
  expect(idsFor('gpt claude')).toEqual([]);
});

it('puts the closest name first', () => {
  expect(idsFor('gpt-5')[0]).toBe('openai/gpt-5');
});

it('finds mistral small, not mistral large, whose letters hold small too', () => {
  const both = [
    { id: 'mistralai/mistral-large', name: 'Mistral Large' },
    { id: 'mistralai/mistral-small-4', name: 'Mistral: Mistral Small 4' },
  ];
  expect(searchModels(both, 'mistral small').map(({ name }) => name)).toEqual(['Mistral: Mistral Small 4']);
});

it('forgives missing letters where no model holds the word', () => {
  expect(idsFor('snnt')).toEqual(['anthropic/claude-sonnet-4.5']);
});
