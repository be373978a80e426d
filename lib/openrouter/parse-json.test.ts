import { expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

it.each([
  ['{"cost":0.00000720}', { cost: '0.00000720' }],
  ['{"usage":{"cost" :\n 1e-30,"total_cost":12}}', { usage: { cost: '1e-30', total_cost: '12' } }],
  ['{"upstream_inference_cost":-0.01}', { upstream_inference_cost: '-0.01' }],
  ['[{"cost":1.0},{"cost":123456789012345678901234567890.12345678901234567890}]', undefined],
  ['{"cost":null,"total_cost":"0.01"}', { cost: null, total_cost: '0.01' }],
  ['{"cost":true}', { cost: true }],
])('keeps the digits of money in %s', (text, parsed) => {
  expect(parseJson(text)).toEqual(
    parsed ?? [{ cost: '1.0' }, { cost: '123456789012345678901234567890.12345678901234567890' }],
  );
});

it.each([
  { text: 'said "cost": 5 and \\"cost": 6' },
  { text: '"cost":1' },
  { 'the \\"cost': 7 },
  { 'a "cost': 8, costs: 9, cost_details: { price: 1.5 } },
  { list: ['cost', 1, '"total_cost":2'] },
])('leaves every other number and text alone: %j', (value) => {
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

it.each(['{"cost":1.', '{"cost":01}', '{"cost":1e}', '{"cost":.5}', 'cost":1', ''])('is null for %j', (text) => {
  expect(parseJson(text)).toBeNull();
});
