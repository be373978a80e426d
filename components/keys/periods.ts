import type { KeyLimit } from '#lib/keys/used-key';

/** How people say the period of a limit, behind an amount. */
export const PERIODS: Record<KeyLimit['period'], string> = {
  day: 'a day',
  week: 'a week',
  month: 'a month',
  ever: 'in total',
};
