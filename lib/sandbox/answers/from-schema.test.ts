import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parseAsk } from '#lib/sandbox/ask';
import { random } from '#lib/sandbox/random';
import { MODEL, post, testSandbox } from '#lib/sandbox/testing';
import { fromSchema } from './from-schema.ts';
import { readWish } from './read-wish.ts';
import type { Schema } from './schema.ts';

const ajv = new Ajv2020({ strict: false, validateFormats: false });

const object = (properties: Record<string, Schema>, more: Schema = {}): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});

const SCHEMAS: readonly (readonly [string, Schema])[] = [
  [
    'a flat object',
    object({ name: { type: 'string' }, age: { type: 'integer', minimum: 0 }, isOpen: { type: 'boolean' } }),
  ],
  [
    'bounds',
    object({
      a: { type: 'number', minimum: 0.2, maximum: 0.4 },
      b: { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 5 },
    }),
  ],
  [
    'steps',
    object({
      a: { type: 'integer', multipleOf: 15, minimum: 20 },
      b: { type: 'number', multipleOf: 0.25, maximum: -1 },
    }),
  ],
  ['only an upper bound', object({ a: { type: 'integer', maximum: -7 }, b: { type: 'number', exclusiveMaximum: 0 } })],
  ['lengths', object({ a: { type: 'string', minLength: 300 }, b: { type: 'string', maxLength: 3 } })],
  [
    'constants and enums',
    object({ kind: { const: 'point' }, color: { enum: ['red', 'blue', null, 7] }, none: { const: null } }),
  ],
  [
    'nullable',
    object({ a: { type: ['string', 'null'] }, b: { type: ['null'] }, c: { type: ['null', 'integer'], minimum: 5 } }),
  ],
  ['lists', { type: 'array', items: { type: 'integer' }, minItems: 20, maxItems: 25 }],
  ['a short list', object({ a: { type: 'array', items: {}, maxItems: 1 }, b: { type: 'array', maxItems: 0 } })],
  ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }], items: false, minItems: 2 }],
  [
    'unique',
    object({
      a: { type: 'array', items: { enum: ['x', 'y', 'z'] }, uniqueItems: true, minItems: 3 },
      b: { type: 'array', items: { type: 'integer' }, uniqueItems: true, minItems: 4 },
    }),
  ],
  [
    'either',
    object({
      a: { anyOf: [{ type: 'integer', minimum: 9 }, { type: 'null' }] },
      b: { oneOf: [object({ x: { type: 'number' } }), { type: 'string' }] },
    }),
  ],
  [
    'all of',
    {
      allOf: [
        object({ a: { type: 'string' } }, { additionalProperties: true }),
        object({ b: { type: 'integer' } }, { additionalProperties: true }),
      ],
    },
  ],
  [
    'references',
    {
      $ref: '#/$defs/person',
      $defs: {
        person: object({ name: { type: 'string' }, home: { $ref: '#/$defs/home' } }),
        home: object({ city: { type: 'string' } }),
      },
    } as Schema,
  ],
  [
    'a tree',
    {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          type: 'object',
          properties: { value: { type: 'integer' }, children: { type: 'array', items: { $ref: '#/$defs/node' } } },
          required: ['value'],
        },
      },
    } as Schema,
  ],
  [
    'a tree by choice',
    {
      $ref: '#/$defs/node',
      $defs: {
        node: {
          anyOf: [object({ left: { $ref: '#/$defs/node' }, right: { $ref: '#/$defs/node' } }), { type: 'integer' }],
        },
      },
    } as Schema,
  ],
  [
    'a dictionary',
    { type: 'object', additionalProperties: { type: 'integer' }, required: ['total'], minProperties: 3 },
  ],
  ['what is required and not described', { type: 'object', required: ['a', 'b'] }],
  [
    'formats',
    object(
      Object.fromEntries(
        ['date', 'date-time', 'time', 'email', 'uri', 'uuid', 'ipv4', 'ipv6', 'hostname', 'duration'].map((format) => [
          format,
          { type: 'string', format },
        ]),
      ),
    ),
  ],
  ['no type at all', object({ a: {}, b: { minimum: 3 }, c: { items: { type: 'string' } }, d: { pattern: '^x+$' } })],
];

const PATTERNS = [
  '^[A-Z]{3}-\\d{4}$',
  '^(red|green|blue)$',
  '^\\d{3}-\\d{2}-\\d{4}$',
  '^#[0-9a-f]{6}$',
  '^(?:[a-z]+\\.)+[a-z]{2,4}$',
  '^v?\\d+(\\.\\d+){2}$',
  '^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$',
  '^\\+?[1-9]\\d{6,14}$',
  '^(?=.*)[\\w-]*$',
  '^a|bc|def$',
  '^.{5,}$',
  '^\\$\\d+\\.\\d\\d$',
  '^[\\d]{2}:[\\d]{2}$',
  '^(ab){2}$',
];

const PROMPTS = ['Name a person', 'Give me 7 results for Oslo, 3.5 at most', '12', 'x'.repeat(500), '-4 and 1000000'];

const wishOf = (content: string) => readWish(parseAsk({ messages: [{ role: 'user', content }] }));

describe('a value from a schema fits the schema', () => {
  test.each(SCHEMAS)('%s', (_name, schema) => {
    const validate = ajv.compile(schema);
    for (const prompt of PROMPTS)
      for (const seed of ['a', 'b', 'c', 'd']) {
        const value = fromSchema(schema, wishOf(prompt), random(prompt, seed));
        expect(validate(value) ? [] : validate.errors, JSON.stringify(value).slice(0, 500)).toEqual([]);
      }
  });

  test.each(PATTERNS)('the pattern %s', (pattern) => {
    for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const text = fromSchema({ type: 'string', pattern }, wishOf('Hello'), random(pattern, seed));
      expect(text).toMatch(new RegExp(pattern, 'u'));
    }
    const long = fromSchema(
      { type: 'string', pattern: '^[a-z]+$', minLength: 20 },
      wishOf('Hello'),
      random(pattern, 'a'),
    );
    expect(long).toMatch(/^[a-z]{20,}$/);
  });

  test('uses the prompt’s own words and numbers', () => {
    const schema = object({
      city: { type: 'string' },
      days: { type: 'integer', minimum: 1, maximum: 10 },
      unit: { enum: ['celsius', 'fahrenheit'] },
    });
    expect(fromSchema(schema, wishOf('The weather in Oslo for 5 days in Fahrenheit'), random('a', 'b'))).toEqual({
      city: 'Oslo',
      days: 5,
      unit: 'fahrenheit',
    });
  });
});

test.each(SCHEMAS.filter(([, { type }]) => type === 'object'))(
  'over the wire, as arguments and as an answer: %s',
  async (_name, schema) => {
    const sandbox = await testSandbox();
    const validate = ajv.compile(schema);
    const tools = [{ type: 'function', function: { name: 'use', parameters: schema } }];
    const called = await (
      await post(sandbox, { model: MODEL, prompt: 'Use it', tools, tool_choice: 'required' })
    ).json();
    expect(validate(JSON.parse(called.choices[0].message.tool_calls[0].function.arguments))).toBe(true);
    const response_format = { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } };
    const answered = await (await post(sandbox, { model: MODEL, prompt: 'Answer', response_format })).json();
    expect(validate(JSON.parse(answered.choices[0].message.content))).toBe(true);
  },
);
