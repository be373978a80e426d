import { expect, test } from 'vitest';
import { countFilters, filterModels, NO_FILTER } from './model-filter.ts';

function model(id: string, differing: object = {}) {
  return {
    id,
    author: id.split('/')[0] ?? '',
    pricing: { prompt: '0.000001', completion: '0.000002' },
    contextLength: 128_000,
    inputModalities: ['text'],
    supportedParameters: ['max_tokens'],
    ...differing,
  };
}

const MODELS = [
  model('acme/plain'),
  model('acme/free', { pricing: { prompt: '0', completion: '0' } }),
  model('acme/unknown', { pricing: { prompt: '-1' }, contextLength: null }),
  model('beta/eyes', { inputModalities: ['text', 'image', 'file'], contextLength: 1_000_000 }),
  model('beta/hands', { supportedParameters: ['tools', 'reasoning'], pricing: { prompt: '0', completion: '0.00001' } }),
];

const idsFor = (filter: Partial<typeof NO_FILTER>) =>
  filterModels(MODELS, { ...NO_FILTER, ...filter }).map(({ id }) => id.split('/')[1]);

test.each([
  ['nothing', {}, ['plain', 'free', 'unknown', 'eyes', 'hands']],
  ['an author', { author: 'beta' }, ['eyes', 'hands']],
  ['a price cap, exactly met', { maxPrice: '2' }, ['plain', 'free', 'eyes']],
  ['a price cap just missed', { maxPrice: '1.99' }, ['free']],
  ['no price at all', { maxPrice: '0' }, ['free']],
  ['what is no price', { maxPrice: 'cheap' }, ['plain', 'free', 'unknown', 'eyes', 'hands']],
  ['a context', { minContext: 200_000 }, ['eyes']],
  ['all of the inputs', { inputs: ['image', 'file'] }, ['eyes']],
  ['free both ways', { isFree: true }, ['free']],
  ['all of the parameters', { supports: ['tools', 'reasoning'] }, ['hands']],
  ['bars together', { author: 'beta', minContext: 200_000, supports: ['tools'] }, []],
])('filters by %s', (_, filter, expected) => {
  expect(idsFor(filter)).toEqual(expected);
});

test('counts the bars that are up, and not what bars nothing', () => {
  expect(countFilters(NO_FILTER)).toBe(0);
  expect(countFilters({ ...NO_FILTER, maxPrice: 'cheap' })).toBe(0);
  expect(countFilters({ ...NO_FILTER, maxPrice: '3', inputs: ['image'], supports: ['tools', 'seed'] })).toBe(4);
});
