import { isAppError } from '#lib/errors';
import type { Log } from '#lib/log';

/**
 * One line for a failure that nobody foresaw. Only name, code and stack frames: the message and fields of a foreign error may
 * hold what was being written (a query's parameters, a prompt, a key).
 */
export function logFailure(log: Log, error: unknown, at: { requestId: string; method: string; path: string }): void {
  if (isAppError(error)) return;
  log.error({ ...at, failure: describe(error) }, 'A request failed unexpectedly.');
}

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
  const code = 'code' in error ? String(error.code) : undefined;
  return { name: error.name, code, frames, cause: error.cause === undefined ? undefined : describe(error.cause) };
}
