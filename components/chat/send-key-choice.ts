import { remember } from '@/components/shell/remember';

const COOKIE = 'send-key';

/** Which key sends: Enter, or only Enter with Ctrl or Cmd, so that Enter alone makes a line. */
export type SendKeyChoice = 'enter' | 'mod-enter';

/** What a browser's cookies say. */
export function toSendKeyChoice(cookies: string): SendKeyChoice {
  return /(?:^|;\s*)send-key=mod-enter(?:;|$)/.test(cookies) ? 'mod-enter' : 'enter';
}

export function keepSendKeyChoice(choice: SendKeyChoice): void {
  remember(COOKIE, choice);
}
