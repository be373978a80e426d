import type { SpendGrain } from '#lib/spend/spend';

export const RANGES = ['today', '7d', '30d', 'month', 'last-month', 'custom'] as const;
export type RangeName = (typeof RANGES)[number];

export const RANGE_LABELS: Record<RangeName, string> = {
  today: 'Today',
  '7d': '7 days',
  '30d': '30 days',
  month: 'Month to date',
  'last-month': 'Last month',
  custom: 'Custom',
};

/** UTC days, `2026-11-23`, both included. */
export type DayRange = { from: string; to: string };

const DAY_MS = 86_400_000;

/** The days of a preset at `now`. A custom range is what was chosen, the last 30 days until then. */
export function resolveRange(name: RangeName, now: number, chosen: Partial<DayRange> = {}): DayRange {
  const today = new Date(now);
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  const back = (days: number) => ({ from: toDay(now - days * DAY_MS), to: toDay(now) });
  switch (name) {
    case 'today':
      return back(0);
    case '7d':
      return back(6);
    case '30d':
      return back(29);
    case 'month':
      return { from: toDay(Date.UTC(year, month, 1)), to: toDay(now) };
    case 'last-month':
      return { from: toDay(Date.UTC(year, month - 1, 1)), to: toDay(Date.UTC(year, month, 0)) };
    case 'custom': {
      const { from = back(29).from, to = toDay(now) } = chosen;
      return from <= to ? { from, to } : { from: to, to: from };
    }
  }
}

export function dayCount({ from, to }: DayRange): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** Buckets fine enough to say something and wide enough to be seen: hours up to two days, days up to a quarter. */
export function grainFor(range: DayRange): SpendGrain {
  const days = dayCount(range);
  if (days <= 2) return 'hour';
  return days <= 92 ? 'day' : 'month';
}

function toDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
