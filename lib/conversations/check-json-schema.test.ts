import { expect, test } from 'vitest';
import { checkJsonSchema } from './check-json-schema.ts';

const CITY = {
  type: 'object',
  properties: { name: { type: 'string', pattern: '^\\p{L}+$' }, near: { $ref: '#/$defs/place' } },
  required: ['name'],
  additionalProperties: false,
  $defs: { place: { type: ['string', 'null'], enum: ['sea', null] } },
};

test('a schema that is right has no problems', () => {
  expect(checkJsonSchema(CITY)).toEqual([]);
  expect(checkJsonSchema({})).toEqual([]);
  expect(checkJsonSchema({ type: 'array', items: { anyOf: [{ type: 'integer', minimum: 0 }, true] } })).toEqual([]);
});

test.each([
  [[], '', 'must be an object in braces'],
  [{ type: 'text' }, 'type', 'must be one of object, array'],
  [{ type: ['string', 'nil'] }, 'type', 'must be one of'],
  [{ properties: { a: 'string' } }, 'properties.a', 'must be a schema'],
  [{ properties: [] }, 'properties', 'must be an object of schemas'],
  [{ properties: { a: {} }, required: ['b'] }, 'required', 'names “b”'],
  [{ required: 'a' }, 'required', 'must be a list of property names'],
  [{ items: { type: 'sting' } }, 'items.type', 'must be one of'],
  [{ anyOf: [] }, 'anyOf', 'at least one schema'],
  [{ oneOf: [{}, 3] }, 'oneOf.1', 'must be a schema'],
  [{ enum: [] }, 'enum', 'at least one value'],
  [{ minLength: -1 }, 'minLength', 'whole number'],
  [{ maximum: '3' }, 'maximum', 'must be a number'],
  [{ pattern: '(' }, 'pattern', 'no regular expression'],
  [{ $ref: '#/$defs/none' }, '$ref', 'leads nowhere'],
  [{ $ref: 'https://example.com/schema' }, '$ref', 'leads nowhere'],
  [{ description: 3 }, 'description', 'must be text'],
])('%j is told at “%s”', (schema, path, message) => {
  expect(checkJsonSchema(schema)).toEqual([{ path, message: expect.stringContaining(message) }]);
});

test('a schema nested without end is refused and does not end the process', () => {
  let schema: Record<string, unknown> = {};
  for (let level = 0; level < 5000; level++) schema = { items: schema };
  expect(checkJsonSchema(schema)).toMatchObject([{ message: 'is nested too deep' }]);
});

test('at most ten problems are told', () => {
  const properties = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`p${n}`, { type: 'no' }]));
  expect(checkJsonSchema({ properties })).toHaveLength(10);
});
