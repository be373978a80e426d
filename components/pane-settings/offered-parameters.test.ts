import { expect, test } from 'vitest';
import { offeredParameters } from './offered-parameters.ts';

const model = (supportedParameters: string[], reasoning = false) => ({
  supportedParameters,
  reasoning: reasoning ? { isMandatory: false, efforts: [], defaultEffort: null } : null,
});

test('offers what the catalogue names and nothing else', () => {
  const offered = offeredParameters(model(['temperature', 'max_completion_tokens']), false);
  expect(offered.isGuess).toBe(false);
  expect(['temperature', 'max_tokens', 'top_p', 'tools', 'reasoning'].map(offered.has)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('offers the usual beside what the list that ships names, but no functions that it does not name', () => {
  const offered = offeredParameters(model(['max_tokens', 'reasoning']), true);
  expect(offered.isGuess).toBe(true);
  expect(['temperature', 'reasoning', 'tools', 'top_a'].map(offered.has)).toEqual([true, true, false, false]);
});

test('offers the usual and functions where nobody said anything', () => {
  const offered = offeredParameters(model([]), false);
  expect(['temperature', 'tools', 'reasoning'].map(offered.has)).toEqual([true, true, false]);
  expect(offeredParameters(null, false).isGuess).toBe(true);
});

test('a model that reasons can be told how much, also where the list forgot the parameter', () => {
  expect(offeredParameters(model(['temperature'], true), false).has('reasoning')).toBe(true);
});
