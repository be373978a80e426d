export type Period = 'day' | 'week' | 'month' | 'ever';

const DAY_MS = 86_400_000;
/** 1970-01-01 was a Thursday: three days after a Monday. */
const THURSDAY = 3;

/** The window of a period that `at` lies in, in UTC epoch milliseconds, half-open. A week starts on Monday; `ever` never ends. */
export function periodWindow(period: Period, at: number): { startsAt: number; endsAt: number | null } {
  if (period === 'ever') return { startsAt: 0, endsAt: null };
  const day = Math.floor(at / DAY_MS);
  if (period === 'day') return { startsAt: day * DAY_MS, endsAt: (day + 1) * DAY_MS };
  if (period === 'week') {
    const monday = day - ((day + THURSDAY) % 7);
    return { startsAt: monday * DAY_MS, endsAt: (monday + 7) * DAY_MS };
  }
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  return { startsAt: Date.UTC(year, month, 1), endsAt: Date.UTC(year, month + 1, 1) };
}
