import { type SendKeyChoice, toSendKeyChoice } from './send-key-choice.ts';

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'metaKey' | 'ctrlKey' | 'isComposing' | 'keyCode'>;

const IME_KEY_CODE = 229;

/**
 * Enter sends, unless this browser is told otherwise; Shift+Enter makes a line, Ctrl or Cmd+Enter always sends. An Enter that ends a
 * composition (Japanese, Chinese, Korean) never does; Safari tells of it only by its key code. On touch keyboards Enter makes a line.
 */
export function isSendKey(
  event: Key,
  isTouch = isTouchScreen(),
  choice: SendKeyChoice = toSendKeyChoice(document.cookie),
): boolean {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === IME_KEY_CODE) return false;
  if (event.metaKey || event.ctrlKey) return true;
  return choice === 'enter' && !event.shiftKey && !event.altKey && !isTouch;
}

function isTouchScreen(): boolean {
  return window.matchMedia('(pointer: coarse)').matches;
}
