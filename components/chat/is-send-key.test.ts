import { expect, it } from 'vitest';
import { isSendKey } from './is-send-key.ts';
import { toSendKeyChoice } from './send-key-choice.ts';

const enter = {
  key: 'Enter',
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ctrlKey: false,
  isComposing: false,
  keyCode: 13,
};

it.each([
  ['Enter', {}, false, true],
  ['Shift+Enter', { shiftKey: true }, false, false],
  ['Ctrl+Enter', { ctrlKey: true }, false, true],
  ['Cmd+Enter', { metaKey: true }, false, true],
  ['another key', { key: 'a' }, false, false],
  ['Enter in a composition', { isComposing: true }, false, false],
  ['Enter that ends a composition in Safari', { keyCode: 229 }, false, false],
  ['Ctrl+Enter in a composition', { ctrlKey: true, isComposing: true }, false, false],
  ['Enter on a touch keyboard', {}, true, false],
])('%s', (_name, over, isTouch, isSend) => {
  expect(isSendKey({ ...enter, ...over }, isTouch, 'enter')).toBe(isSend);
});

it('leaves Enter alone where only Ctrl+Enter sends', () => {
  const choice = toSendKeyChoice('theme=dark; send-key=mod-enter');
  expect(isSendKey(enter, false, choice)).toBe(false);
  expect(isSendKey({ ...enter, ctrlKey: true }, false, choice)).toBe(true);
  expect(isSendKey(enter, false, toSendKeyChoice('other-send-key=mod-enter'))).toBe(true);
});
