import { expect, it } from 'vitest';
import { cleanName } from './clean-name.ts';

it.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\notes.txt', 'notes.txt'],
  ['a/b/..', 'file'],
  ['..', 'file'],
  ['.env', 'env'],
  ['', 'file'],
  ['two\r\nlines: set-cookie', 'twolines: set-cookie'],
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['a\u0000b\u200b.txt', 'ab.txt'],
  ['Überblick 2026 – ½.md', 'Überblick 2026 – ½.md'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanName(given)).toBe(kept);
});

it('shortens a long name and keeps its extension', () => {
  const name = cleanName(`${'🙂'.repeat(300)}.jpeg`);
  expect([...name]).toHaveLength(120);
  expect(name.endsWith('….jpeg')).toBe(true);
});
