import { expect, test } from 'vitest';
import { HIT, toPieces } from './to-pieces.ts';

const hit = (text: string) => `${HIT.start}${text}${HIT.end}`;

test('a marked text is told in pieces, none of them empty', () => {
  expect(toPieces(`the ${hit('sea')} and the ${hit('sky')}`)).toEqual([
    { text: 'the ', isHit: false },
    { text: 'sea', isHit: true },
    { text: ' and the ', isHit: false },
    { text: 'sky', isHit: true },
  ]);
  expect(toPieces('<b>plain</b>')).toEqual([{ text: '<b>plain</b>', isHit: false }]);
  expect(toPieces('')).toEqual([]);
});
