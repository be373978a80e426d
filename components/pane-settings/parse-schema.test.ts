import { expect, test } from 'vitest';
import { parseSchema } from './parse-schema.ts';

test('a schema that is right is given back', () => {
  expect(parseSchema('{"type":"object"}')).toEqual({ schema: { type: 'object' }, problems: [] });
});

test('a slip of JSON is told by its line', () => {
  expect(parseSchema('{\n  "type": "object",\n}')).toMatchObject({
    schema: null,
    problems: [{ path: 'line 3', message: 'this is not JSON yet' }],
  });
});

test('JSON that is no schema is told by its path', () => {
  expect(parseSchema('{"properties":{"a":{"type":"text"}}}')).toMatchObject({
    schema: null,
    problems: [{ path: 'properties.a.type' }],
  });
});
