import { expect, it } from 'vitest';
import { parseModels } from './parse-models.ts';
import { toModelRows } from './to-model-rows.ts';

const text = { input_modalities: ['text'], output_modalities: ['text'] };
const { models } = parseModels([
  { id: 'acme/plain', description: 'Long.', architecture: text, pricing: { prompt: '1', completion: '2' } },
  {
    id: 'acme/tiered',
    architecture: text,
    pricing: { prompt: '1', overrides: [{ min_prompt_tokens: 9, prompt: '2' }] },
  },
  { id: 'acme/plain:free', architecture: text },
  { id: 'acme/plain:batch', architecture: text },
  { id: 'acme/paint', architecture: { input_modalities: ['text'], output_modalities: ['image'] } },
  { id: 'acme/both', architecture: { input_modalities: ['text'], output_modalities: ['image', 'text'] } },
  { id: 'acme/unsaid' },
]);

it('lists what can answer in a chat, and says whose price has tiers', () => {
  expect(toModelRows(models).map(({ id, hasTiers }) => [id, hasTiers])).toEqual([
    ['acme/plain', false],
    ['acme/tiered', true],
    ['acme/plain:free', false],
    ['acme/both', false],
    ['acme/unsaid', false],
  ]);
});

it('leaves out descriptions, and nothing else', () => {
  const [row] = toModelRows(models);
  expect(row).not.toHaveProperty('description');
  expect({ ...row, description: 'Long.' }).toEqual({ ...models[0], hasTiers: false });
});
