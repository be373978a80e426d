import { remember } from '@/components/shell/remember';

const COOKIE = 'read-answers';

/** Whether screen readers are told the whole answer when it has ended, and not only that it has. */
export function toReadsAloud(cookies: string): boolean {
  return /(?:^|;\s*)read-answers=on(?:;|$)/.test(cookies);
}

export function keepReadsAloud(isOn: boolean): void {
  remember(COOKIE, isOn ? 'on' : 'off');
}
