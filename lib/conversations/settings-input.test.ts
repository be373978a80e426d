import { expect, test } from 'vitest';
import { isAppError } from '#lib/errors';
import { parseInput } from '#lib/parse-input';
import { SettingsInput } from './settings-input.ts';

const tool = (name: string, parameters?: object) => ({ type: 'function', function: { name, parameters } });
const format = (schema: object) => ({
  response_format: { type: 'json_schema', json_schema: { name: 'city', schema } },
});

test.each([
  [{ system: 'Be brief.', temperature: 0, stop: ['a', 'b'], reasoning: { effort: 'high' } }],
  [{ provider: { order: ['openai'], sort: 'price', data_collection: 'deny', max_price: { prompt: 1.5 } } }],
  [{ response_format: { type: 'json_object' } }],
  [format({ type: 'object', properties: { name: { type: 'string' } }, required: ['name'] })],
  [{ tools: [tool('a'), tool('b', { type: 'object' })], tool_choice: { type: 'function', function: { name: 'a' } } }],
])('takes %j as it is', (settings) => {
  expect(parseInput(SettingsInput, settings)).toEqual(settings);
});

test.each([
  [{ model: 'openai/gpt-4o' }, 'model'],
  [{ messages: [] }, 'messages'],
  [{ stream: false }, 'stream'],
  [{ provider: { order: ['openai'], api_key: 'x' } }, 'provider.api_key'],
  [{ provider: { sort: 'fast' } }, 'provider.sort'],
  [{ tools: [tool('two words')] }, 'tools.0.function.name'],
  [{ tools: [tool('a'), tool('a')] }, 'tools'],
  [{ tools: [tool('a', { type: 'objekt' })] }, 'tools.0.function.parameters.type'],
  [format({ type: 'object', required: ['name'], properties: {} }), 'response_format.json_schema.schema.required'],
])('refuses %j and names the field', (settings, field) => {
  let thrown: unknown;
  try {
    parseInput(SettingsInput, settings);
  } catch (error) {
    thrown = error;
  }
  expect(isAppError(thrown) && thrown.details.field).toBe(field);
});
