import { expect, test } from 'vitest';
import { unfold } from './unfold.ts';

const thought = (words: string) =>
  `<details type="reasoning" done="true" duration="2">\n<summary>Thought for 2 seconds</summary>\n> ${words}\n</details>\n`;

test.each([
  ['Plain.', 'Plain.', ''],
  [`${thought('Hm.\n> Yes.')}The moon.`, 'The moon.', 'Hm.\nYes.'],
  [
    `${thought('One.')}A <details type="tool_calls" name="look" done="true">\n<summary>Tool</summary>\n</details>\n${thought('Two.')}B`,
    'A \n\nB',
    'One.\n\nTwo.',
  ],
  ['<details><summary>More</summary>Mine.</details>', '<details><summary>More</summary>Mine.</details>', ''],
  ['<details type="reasoning" open', '<details type="reasoning" open', ''],
])('%j says %j and thinks %j', (answer, text, reasoning) => {
  expect(unfold(answer)).toEqual({ text: text.trim(), reasoning });
});

test('regression: two million characters of folds that never end are read in one go', () => {
  const hostile = '<details type="reasoning">'.repeat(80_000);
  expect(unfold(hostile).text).toBe(hostile);
  expect(unfold('</details>'.repeat(200_000)).text).toHaveLength(2_000_000);
});
