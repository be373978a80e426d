import { expect, it } from 'vitest';
import { readFence } from './read-fence.ts';

it.each([
  ['```js\na\n```', { language: 'js', code: 'a', isIncomplete: false }],
  ['```js\na\n\n```\n\n', { language: 'js', code: 'a\n', isIncomplete: false }],
  ['~~~\na\n~~~', { language: '', code: 'a', isIncomplete: false }],
  ['````md\n```\na\n```\n````', { language: 'md', code: '```\na\n```', isIncomplete: false }],
  ['```js title="x"\na\nb', { language: 'js', code: 'a\nb', isIncomplete: true }],
  ['```js\na\n``', { language: 'js', code: 'a\n``', isIncomplete: true }],
])('%j', (block, fence) => {
  expect(readFence(block)).toEqual(fence);
});

it.each(['text', '``` no newline', 'a\n```js\n```'])('%j is none', (block) => {
  expect(readFence(block)).toBeNull();
});
