import type { V1Error } from './to-v1-error.ts';

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** The same error in the envelope that Anthropic's clients read. */
export function toAnthropicError({ status, body: { error } }: V1Error): Record<string, unknown> {
  const type = TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');
  return { type: 'error', error: { ...error, type }, request_id: error.metadata.requestId ?? null };
}
