import { AppError } from '#lib/errors';
import { countValues } from './count-values.ts';

/** Half a gigabyte when they are unfolded. The densest file that means something has three million in 48 MB. */
const MOST_VALUES = 5_000_000;

/**
 * Parses JSON that a thread has the memory for: one that runs out of it takes the process with it.
 * @throws AppError `payload_too_large`; SyntaxError.
 */
export function parseBounded(json: string): unknown {
  if (countValues(json) > MOST_VALUES)
    throw new AppError('payload_too_large', `This file holds more than ${MOST_VALUES} values. Split it.`, {
      field: 'file',
    });
  return JSON.parse(json);
}
