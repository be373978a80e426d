import type { WireError } from '#lib/sandbox/wire-error';
import type { Loose } from './loose.ts';

const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  429: 'rate_limit_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** A refusal in the envelope of Anthropic's Messages. */
export function toMessagesError({ status, message, parts }: WireError): Loose {
  const { error_type, ...metadata } = parts.metadata ?? {};
  const type = TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'api_error');
  return {
    type: 'error',
    error: { type, message, ...(error_type !== undefined && { error_type }) },
    metadata: { ...metadata, ...(parts.availability && { availability: parts.availability }) },
    request_id: null,
  };
}
