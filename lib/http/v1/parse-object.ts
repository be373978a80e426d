import { isUtf8 } from 'node:buffer';
import { AppError } from '#lib/errors';

const DEEPEST = 200;

/** A body as the JSON object that it must be. @throws AppError `invalid_request`. */
export function parseObject(bytes: Buffer): Record<string, unknown> {
  const parsed = isUtf8(bytes) ? parse(bytes.toString('utf8')) : undefined;
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new AppError('invalid_request', 'The body must be a JSON object, in UTF-8.');
  if (isDeeper(parsed, DEEPEST))
    throw new AppError('invalid_request', `The body is nested more than ${DEEPEST} levels deep.`);
  return parsed as Record<string, unknown>;
}

/** Whoever walks through it later does so by recursion, and must come back. */
function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((entry) => isDeeper(entry, levels - 1));
  for (const key in value) if (isDeeper((value as Record<string, unknown>)[key], levels - 1)) return true;
  return false;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
