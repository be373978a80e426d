import { isUtf8 } from 'node:buffer';
import { AppError } from '#lib/errors';

/** A body as the JSON object that it must be. @throws AppError `invalid_request`. */
export function parseObject(bytes: Buffer): Record<string, unknown> {
  const parsed = isUtf8(bytes) ? parse(bytes.toString('utf8')) : undefined;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new AppError('invalid_request', 'The body must be a JSON object, in UTF-8.');
  return parsed as Record<string, unknown>;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
