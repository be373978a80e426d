import { expect, it } from 'vitest';
import { titleOfPrompt } from './title-of-prompt.ts';

it.each([
  ['Hello', 'Hello'],
  ['\n\n  ## Why   is it so?\nMore', 'Why is it so?'],
  ['```ts\nconst a = 1;\n```', 'const a = 1;'],
  ['- first\n- second', 'first'],
  [`${'word '.repeat(30)}`, `${'word '.repeat(15).trim()} word…`],
  ['x'.repeat(200), `${'x'.repeat(80)}…`],
  [`${'🙂'.repeat(100)}`, `${'🙂'.repeat(80)}…`],
  ['***\n---', null],
])('%j is called %j', (text, title) => {
  expect(titleOfPrompt(text)).toBe(title);
});
