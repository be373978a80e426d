import { expect, it } from 'vitest';
import { fieldMessage } from './field-message.ts';

it.each([
  [
    'The field “email” is not valid: write an address like name@example.com.',
    'Write an address like name@example.com.',
  ],
  ['The set-up link is not valid any more.', 'The set-up link is not valid any more.'],
  ['The field “password” is wrong.', 'The field “password” is wrong.'],
  ['', ''],
])('says %j below its field as %j', (message, shown) => {
  expect(fieldMessage(message)).toBe(shown);
});
