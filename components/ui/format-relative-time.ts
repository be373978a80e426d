const STEPS = [
  { below: 60, per: 1, unit: 's' },
  { below: 3600, per: 60, unit: 'min' },
  { below: 86_400, per: 3600, unit: 'h' },
  { below: 7 * 86_400, per: 86_400, unit: 'd' },
];

/** How long ago, for reading: `just now`, `5 min ago`, `3 h ago`, `2 d ago`, then the day. Both in epoch milliseconds. */
export function formatRelativeTime(at: number, now: number): string {
  const seconds = Math.floor((now - at) / 1000);
  if (seconds < 45) return 'just now';
  const step = STEPS.find(({ below }) => seconds < below);
  if (step) return `${Math.max(1, Math.floor(seconds / step.per))} ${step.unit} ago`;
  const isThisYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(at);
}
