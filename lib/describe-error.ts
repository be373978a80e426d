import { isAppError } from './errors.ts';

const HARMLESS = ['SqliteError', 'UpstreamError'];

/** An error as a log may have it. */
export type DescribedError = {
  name: string;
  code?: string;
  message?: string;
  frames?: string;
  cause?: DescribedError;
};

/**
 * What a log line may say of an error: name, code and stack frames. The message only of our own errors and of SQLite’s: that of a foreign
 * one may hold what was being written (a query's parameters, a prompt, a key).
 */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .join('\n');
  const isHarmless = isAppError(error) || HARMLESS.includes(error.name);
  return {
    name: error.name,
    ...('code' in error && { code: String(error.code) }),
    ...(isHarmless && { message: error.message }),
    ...(frames && { frames }),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
