import { describeError } from '#lib/describe-error';
import { isAppError } from '#lib/errors';
import type { Log } from '#lib/log';

/** One line for a failure that nobody foresaw. */
export function logFailure(log: Log, error: unknown, at: { requestId: string; method: string; path: string }): void {
  if (isAppError(error)) return;
  log.error({ ...at, failure: describeError(error) }, 'A request failed unexpectedly.');
}
