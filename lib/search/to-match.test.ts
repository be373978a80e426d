import { expect, test } from 'vitest';
import { toMatch } from './to-match.ts';

test.each([
  ['sea', '"sea"*'],
  ['  two  words ', '"two"* "words"*'],
  ['"exactly this" sea', '"exactly this" "sea"*'],
  ['it’s state-of-the-art', '"it s"* "state of the art"*'],
  ['NEAR(a b) OR text:x*', '"NEAR a"* "b"* "OR"* "text x"*'],
  ['Straße été 東京', '"Straße"* "été"* "東京"*'],
  ['"unclosed', '"unclosed"*'],
  ['" "', null],
  ['…!', null],
  ['', null],
])('%j asks %j', (text, match) => expect(toMatch(text)).toBe(match));
