import { isUpstreamError, UpstreamError } from './upstream-error.ts';

/** Sends a request unless too many before it found nobody. @throws UpstreamError `open`, at once, or what `send` throws. */
export type Breaker = <T>(send: () => Promise<T>) => Promise<T>;

const FAILURES_IN_A_ROW = 5;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** What those who come while one request finds out whether the upstream is back are told to wait. */
const PROBE_WAIT_MS = 1_000;
const NOBODY_THERE = new Set(['refused', 'dns', 'tls', 'timeout', 'reset']);

/**
 * Stops asking an upstream that cannot be connected to: five failures in a row, then none for a pause that doubles up to a minute,
 * then one to find out. Any answer, whatever its status, starts afresh.
 */
export function openBreaker(now: () => number = () => performance.now()): Breaker {
  let failures = 0;
  let pauseMs = 0;
  let pausedUntil = 0;
  let isProbing = false;

  const close = () => {
    failures = 0;
    pauseMs = 0;
  };
  const count = () => {
    failures += 1;
    // Those that were under way when it opened tell nothing new.
    if (failures < FAILURES_IN_A_ROW || now() < pausedUntil) return;
    pauseMs = Math.min(pauseMs === 0 ? FIRST_PAUSE_MS : pauseMs * 2, LONGEST_PAUSE_MS);
    pausedUntil = now() + pauseMs;
  };

  return async (send) => {
    const isOpen = failures >= FAILURES_IN_A_ROW;
    const waitMs = !isOpen ? 0 : isProbing ? PROBE_WAIT_MS : pausedUntil - now();
    if (waitMs > 0) throw opened(waitMs);
    if (isOpen) isProbing = true;
    try {
      const answer = await send();
      close();
      return answer;
    } catch (error) {
      if (isUpstreamError(error) && !error.wasSent && NOBODY_THERE.has(error.code)) count();
      else if (isUpstreamError(error) && error.wasSent) close();
      throw error;
    } finally {
      if (isOpen) isProbing = false;
    }
  };
}

function opened(waitMs: number): UpstreamError {
  const retryAfterS = Math.ceil(waitMs / 1000);
  return new UpstreamError(
    'open',
    false,
    `it could not be connected to ${FAILURES_IN_A_ROW} times in a row and is asked again in ${retryAfterS} s`,
    retryAfterS,
  );
}
