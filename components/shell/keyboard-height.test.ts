import { expect, test } from 'vitest';
import { keyboardHeight } from './keyboard-height.ts';

const PHONE = { windowHeight: 844, height: 844, scale: 1 };

test('a keyboard over the page is as high as what it hides', () => {
  expect(keyboardHeight({ ...PHONE, height: 508 })).toBe(336);
  expect(keyboardHeight({ ...PHONE, height: 508.4 })).toBe(336);
});

test('without a keyboard nothing is hidden: neither behind bars of the browser nor where the page itself was made shorter', () => {
  expect(keyboardHeight(PHONE)).toBe(0);
  expect(keyboardHeight({ ...PHONE, height: 788 })).toBe(0);
  expect(keyboardHeight({ ...PHONE, windowHeight: 508, height: 508 })).toBe(0);
});

test('magnifying the page is no keyboard', () => {
  expect(keyboardHeight({ ...PHONE, height: 422, scale: 2 })).toBe(0);
});
