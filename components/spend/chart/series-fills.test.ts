import { expect, it } from 'vitest';
import { seriesFills } from './series-fills.ts';

it('gives a model the same colour in any company', () => {
  const [alone] = seriesFills('model', [{ value: 'openai/gpt-4o' }]);
  const [, beside] = seriesFills('model', [{ value: null }, { value: 'openai/gpt-4o' }]);
  expect(beside).toEqual(alone);
});

it('tells apart by texture what shares a colour', () => {
  const many = Array.from({ length: 40 }, (_, n) => ({ value: `author/model-${n}` }));
  const fills = seriesFills('model', many.slice(0, 8));
  expect(new Set(fills.map(({ color, texture }) => `${color} ${texture}`)).size).toBe(8);
  const first = seriesFills('model', many).find(({ texture }) => texture === 'stripes');
  expect(first).toBeDefined();
});

it('leaves the rest grey', () => {
  expect(seriesFills('member', [{ value: null }, { value: '' }]).map(({ color }) => color)).toEqual([
    'var(--gray-8)',
    'var(--gray-8)',
  ]);
});
