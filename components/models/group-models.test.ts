import { expect, test } from 'vitest';
import { groupModels } from './group-models.ts';

const MODELS = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

const shown = (favourites: string[], recents: string[]) => {
  const { models, headings } = groupModels(MODELS, favourites, recents);
  return { order: models.map(({ id }) => id).join(''), headings: Object.fromEntries(headings) };
};

test('favourites come first, then what was used last, then the others, each model once', () => {
  expect(shown(['c'], ['c', 'd'])).toEqual({
    order: 'cdab',
    headings: { 0: 'Favourites', 1: 'Used last', 2: 'All models' },
  });
});

test('without either there is one list and nothing over it', () => {
  expect(shown([], [])).toEqual({ order: 'abcd', headings: {} });
});

test('what left the catalogue is in no group', () => {
  expect(shown(['gone'], ['b'])).toEqual({ order: 'bacd', headings: { 0: 'Used last', 1: 'All models' } });
});
