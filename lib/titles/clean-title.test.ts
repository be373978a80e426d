import { expect, test } from 'vitest';
import { cleanTitle } from './clean-title.ts';

test.each([
  ['Rivers of Europe', 'Rivers of Europe'],
  ['"Rivers of Europe."\n', 'Rivers of Europe'],
  ['**Title: “Rivers of Europe”**', 'Rivers of Europe'],
  ['\n\n# Rivers   of\tEurope\nThis title says…', 'Rivers of Europe'],
  ['<think>Hm, rivers.\nYes.</think>\nRivers', 'Rivers'],
  ['„Flüsse Europas“', 'Flüsse Europas'],
  ['ヨーロッパの川。', 'ヨーロッパの川'],
  ['What is O(n)?', 'What is O(n)?'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['a\u202eb\u0000c', 'abc'],
  ['', null],
  ['"…"', '…'],
  ['  \n ** \n', null],
  ['I cannot write a title for this conversation because there is nothing in it that I could sum up.', null],
  ['x'.repeat(81), null],
])('%j is the title %j', (answer, title) => expect(cleanTitle(answer)).toBe(title));
