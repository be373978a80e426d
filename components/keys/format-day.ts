const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** `23 Nov 2026`, in UTC. */
export function formatDay(at: number): string {
  return DAY.format(at);
}
