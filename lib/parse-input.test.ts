import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse-input.ts';

const Schema = z.object({
  title: z.string().max(5, 'it can have at most 5 characters'),
  panes: z.array(z.strictObject({ model: z.string() })).optional(),
});

function refusal(input: unknown, schema: z.ZodType = Schema) {
  try {
    parseInput(schema, input);
  } catch (error) {
    return error;
  }
  throw new Error('It was accepted.');
}

test('gives what the schema makes of the input', () => {
  expect(parseInput(z.object({ limit: z.coerce.number().default(50) }), {})).toEqual({ limit: 50 });
});

test.each([
  [{ title: 'too long' }, 'title', 'The field “title” is not valid: it can have at most 5 characters.'],
  [{ title: 'x', owner: 'me' }, 'owner', 'There is no field “owner” here; leave it out.'],
  [{ title: 'x', panes: [{ model: 1 }] }, 'panes.0.model', expect.stringContaining('“panes.0.model”')],
  [
    { title: 'x', panes: [{ model: 'a', price: 1 }] },
    'panes.0.price',
    'There is no field “panes.0.price” here; leave it out.',
  ],
  [JSON.parse('{"title":"x","__proto__":{"role":"owner"}}'), '__proto__', expect.stringContaining('“__proto__”')],
])('%j is refused, naming the field', (input, field, message) => {
  expect(refusal(input)).toMatchObject({ code: 'invalid_request', message, details: { field } });
});

test.each([undefined, null, 'text', 5, []])('%j, which is no object, is refused without a field', (input) => {
  expect(refusal(input)).toMatchObject({ code: 'invalid_request', details: {} });
});

test('a very long name of a field is cut, so that the answer stays small', () => {
  const { details } = refusal({ title: 'x', ['y'.repeat(100_000)]: 1 }) as { details: { field: string } };
  expect(details.field).toHaveLength(101);
});

test('the value is never in the message: it may be a key or a password', () => {
  const secret = 'sk-or-v1-0123456789';
  const Keys = z.object({ key: z.string().max(5), kind: z.enum(['a', 'b']), at: z.iso.datetime(), n: z.number() });
  for (const field of ['key', 'kind', 'at', 'n']) {
    const input = { key: 'x', kind: 'a', at: '2026-01-01T00:00:00Z', n: 1, [field]: secret };
    expect(refusal(input, Keys)).toMatchObject({ message: expect.not.stringContaining('sk-or'), details: { field } });
  }
});
