const MONTH = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** When a model came out: `Aug 2026`. */
export function formatMonth(createdAtS: number): string {
  return MONTH.format(createdAtS * 1000);
}
