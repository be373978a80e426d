import { remember } from '@/components/shell/remember';

const COOKIE = 'single-keys';

/** Whether shortcuts of one plain key are heard in this browser; who speaks to the machine may want none. */
export function toSingleKeys(cookies: string): boolean {
  return !/(?:^|;\s*)single-keys=off(?:;|$)/.test(cookies);
}

export function keepSingleKeys(isOn: boolean): void {
  remember(COOKIE, isOn ? 'on' : 'off');
}
