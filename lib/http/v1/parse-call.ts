import { AppError } from '#lib/errors';
import type { FormName } from '#lib/gateway/call';
import { CALL_BODIES } from './call-bodies.ts';
import { parseObject } from './parse-object.ts';

/** A billable request as it was sent, checked as far as it is read here. @throws AppError `invalid_request` that names the field. */
export function parseCall(bytes: Buffer, form: FormName): Record<string, unknown> {
  const request = parseObject(bytes);
  const checked = CALL_BODIES[form].safeParse(request);
  if (checked.success) return request;
  const [issue] = checked.error.issues;
  const field = issue?.path.join('.') ?? '';
  throw new AppError('invalid_request', `The field “${field}” is not valid: ${issue?.message ?? 'see /docs'}.`, {
    field,
  });
}
