import { expect, test } from 'vitest';
import { fillIn, variablesOf } from './prompt-variables.ts';

test('finds each variable once, in order, spaces and all alphabets included', () => {
  expect(variablesOf('Review {{code}} for {{ größe }}, then {{code}} again, and {{the style guide}}.')).toEqual([
    'code',
    'größe',
    'the style guide',
  ]);
});

test.each(['{code}', '{{}}', '{{ }}', '{{1}}', '{{a{{b}}', '{{{x', '{{a\nb}}'])(
  '%j holds no whole variable of its own',
  (text) => {
    expect(variablesOf(text)).toEqual(text === '{{a{{b}}' ? ['b'] : []);
  },
);

test('fills in every place, once: a value is not read again', () => {
  expect(fillIn('{{a}} and {{ a }} and {{b}}', { a: '{{b}} $& $1', b: 'B' })).toBe('{{b}} $& $1 and {{b}} $& $1 and B');
});

test('what has no value stays', () => {
  expect(fillIn('{{a}} {{toString}}', { a: '' })).toBe(' {{toString}}');
});
