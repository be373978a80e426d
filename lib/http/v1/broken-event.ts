import { AppError, type ErrorCode } from '#lib/errors';
import type { FormName } from '#lib/gateway/call';
import type { CallAnswer, CallEnding } from '#lib/gateway/index';
import { toAnthropicError } from './to-anthropic-error.ts';
import { toV1Error } from './to-v1-error.ts';

/** The last event of an answer that broke where no upstream could tell: in the form's own words, so that its clients throw. */
export function brokenEvent(
  form: FormName,
  { callId }: Pick<CallAnswer, 'callId'>,
  { error }: CallEnding,
  requestId: string,
): string {
  const code: ErrorCode = error?.code === 'upstream_timeout' ? 'upstream_timeout' : 'upstream_failed';
  const told = toV1Error(
    new AppError(code, error?.message ?? 'The upstream broke off.', { callId, wasBilled: 'unknown' }),
    requestId,
  );
  if (form === 'messages') return `event: error\ndata: ${JSON.stringify(toAnthropicError(told))}\n\n`;
  if (form === 'responses') {
    const { message, param, metadata } = told.body.error;
    return `event: error\ndata: ${JSON.stringify({ type: 'error', code: 'server_error', message, param, metadata })}\n\n`;
  }
  const chunk = {
    object: 'chat.completion.chunk',
    ...told.body,
    choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
