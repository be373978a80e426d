import { expect, test } from 'vitest';
import { isUnspaced, toInfixes } from './to-infixes.ts';

test.each([
  ['uration', ['uration']],
  ['  two  words ', ['two', 'words']],
  ['"side by side" 50%', ['side by side', '50%']],
  ['水', ['水']],
  ['a bc', ['a', 'bc']],
  ['a b', []],
  ['R 语言', ['R', '语言']],
  ['" " …!', []],
  ['', []],
])('%j is looked for as %j', (query, infixes) => expect(toInfixes(query)).toEqual(infixes));

test('scripts without spaces are told from the others', () => {
  for (const text of ['東京', 'ひらがな', 'カタカナ', 'ภาษาไทย', 'hotel 東京']) expect(isUnspaced(text)).toBe(true);
  for (const text of ['hotel', 'Straße', 'вода', '서울 물', 'ماء', '…']) expect(isUnspaced(text)).toBe(false);
});
