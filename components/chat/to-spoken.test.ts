import { expect, test } from 'vitest';
import { toSpoken } from './to-spoken.ts';

test.each([
  ['## Tea\n\n**Green** or `black`?', 'Tea Green or black?'],
  ['- one\n* two\n> three', 'one two three'],
  ['See [the docs](https://example.com/a) and ![a cup](x.png).', 'See the docs and a cup.'],
  ['```ts\nconst a = 1;\n```\nDone.', 'const a = 1; Done.'],
  ['a\n\n| x | y |\n| - | - |\n| 1 | 2 |', 'a x, y; 1, 2;'],
  ['3 * 4 - 2 = 10, snake_case', '3 * 4 - 2 = 10, snake_case'],
  ['', ''],
])('%j is spoken as %j', (markdown, spoken) => {
  expect(toSpoken(markdown)).toBe(spoken);
});

// One that looked at every place from every other would not end before the test's time is over.
test.each(['[', '](', '| ', '\n', ' ', '`', '#', '- '])('reads 200,000 characters of %j in one go', (piece) => {
  expect(toSpoken(piece.repeat(200_000 / piece.length)).length).toBeLessThanOrEqual(400_000);
});
