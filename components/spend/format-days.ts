import type { SpendGrain } from '#lib/spend/spend';

const DAY_MS = 86_400_000;

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
}

/** Node and browsers part the ends of a range by different thin spaces; a page must read the same from both. */
const THIN_SPACES = /[\u2009\u202f]/g;

/** A range of UTC days for reading, `endsAt` excluded: `25 Oct – 23 Nov 2026`. */
export function formatDays(startsAt: number, endsAt: number): string {
  const days = format({ day: 'numeric', month: 'short', year: 'numeric' });
  return days.formatRange(startsAt, Math.max(startsAt, endsAt - 1)).replace(THIN_SPACES, ' ');
}

/** A bucket under its bar, as short as it can be: `14:00`, `3 Nov`, `Nov`. */
export function formatTick(startsAt: number, grain: SpendGrain): string {
  if (grain === 'hour') return format({ hour: '2-digit', minute: '2-digit' }).format(startsAt);
  if (grain === 'day') return format({ day: 'numeric', month: 'short' }).format(startsAt);
  return format({ month: 'short', year: '2-digit' }).format(startsAt);
}

/** A bucket by its whole name: `Mon 23 Nov, 14:00 – 15:00`, `Mon 23 Nov 2026`, `November 2026`. */
export function formatBucket(startsAt: number, grain: SpendGrain): string {
  if (grain === 'month') return format({ month: 'long', year: 'numeric' }).format(startsAt);
  if (grain === 'day')
    return format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(startsAt);
  const day = format({ weekday: 'short', day: 'numeric', month: 'short' }).format(startsAt);
  const hour = format({ hour: '2-digit', minute: '2-digit' });
  return `${day}, ${hour.format(startsAt)}–${hour.format((startsAt + DAY_MS / 24) % DAY_MS)}`;
}
