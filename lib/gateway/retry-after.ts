import type { IncomingHttpHeaders } from 'node:http';
import type { UpstreamError } from '#lib/openrouter/read-error';

const LONGEST_S = 86_400;

/**
 * Seconds to wait before asking again: `Retry-After` (seconds or an HTTP date), then the body's own hint, then the reset time of a rate
 * limit. Null when none is usable: negative, in the past, not a number, or more than a day.
 */
export function retryAfterS(headers: IncomingHttpHeaders, error: UpstreamError | null, now: number): number | null {
  const header = headers['retry-after'];
  const fromDate = header && !/^[\d.+-]/.test(header) ? (Date.parse(header) - now) / 1000 : Number.NaN;
  const reset = error?.resetsAt ?? Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  const hints = [
    header ? Number(header) : Number.NaN,
    fromDate,
    error?.retryAfterS ?? Number.NaN,
    (reset - now) / 1000,
  ];
  for (const hint of hints) if (hint >= 0 && hint <= LONGEST_S) return hint;
  return null;
}
