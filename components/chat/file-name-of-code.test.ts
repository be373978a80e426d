import { expect, it } from 'vitest';
import { fileNameOfCode } from './file-name-of-code.ts';

it.each([
  ['python', 'code.py'],
  ['sql', 'code.sql'],
  ['', 'code.txt'],
  ['dockerfile', 'Dockerfile'],
  ['../../x', 'code.txt'],
  ['a"onclick="b', 'code.txt'],
])('%j is saved as %s', (language, name) => {
  expect(fileNameOfCode(language)).toBe(name);
});
