import type { z } from 'zod';
import { AppError } from './errors.ts';

/**
 * Parses what a caller sent, at the door of a verb or of a route. An object schema is taken strictly: a key it does not
 * know is refused, never dropped.
 * @throws AppError `invalid_request`, with the first wrong field named as the caller wrote it (`panes.0.model`).
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = strict(schema).safeParse(input);
  if (parsed.success) return parsed.data as z.output<Schema>;
  const issue = parsed.error.issues[0];
  if (!issue) throw new AppError('invalid_request', 'The request is not valid.');
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = toField(unknownKey === undefined ? issue.path : [...issue.path, unknownKey]);
  if (unknownKey !== undefined)
    throw new AppError('invalid_request', `There is no field “${field}” here; leave it out.`, { field });
  if (!field) throw new AppError('invalid_request', `The request is not valid: ${asClause(issue.message)}.`);
  throw new AppError('invalid_request', `The field “${field}” is not valid: ${asClause(issue.message)}.`, { field });
}

function strict(schema: z.ZodType): z.ZodType {
  return 'strict' in schema && typeof schema.strict === 'function' ? schema.strict() : schema;
}

function toField(path: readonly PropertyKey[]): string {
  const field = path.map(String).join('.');
  return field.length > 100 ? `${field.slice(0, 100)}…` : field;
}

function asClause(message: string): string {
  return message.replace(/\.$/, '').replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}
