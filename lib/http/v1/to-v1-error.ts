import { toStorageError } from '#db/storage-error';
import { type AppError, type ErrorCode, isAppError, statusOf } from '#lib/errors';

export type V1Error = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: { readonly error: V1ErrorBody };
};

/** OpenRouter's error with OpenAI's words beside its own. `code` is the HTTP status, as OpenRouter's clients want it. */
export type V1ErrorBody = {
  readonly message: string;
  readonly code: number;
  readonly type: string;
  readonly param: string | null;
  readonly metadata: Record<string, unknown>;
};

/** What OpenAI calls an error of this status. */
const TYPES: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  402: 'insufficient_quota',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
};

/** What OpenRouter calls it (`metadata.error_type`), where the upstream did not say. */
const ERROR_TYPES: Partial<Record<ErrorCode, string>> = {
  invalid_request: 'invalid_request',
  unauthenticated: 'authentication',
  budget_exceeded: 'payment_required',
  budget_held: 'rate_limit_exceeded',
  forbidden: 'permission_denied',
  not_found: 'not_found',
  unknown_model: 'not_found',
  payload_too_large: 'payload_too_large',
  rate_limited: 'rate_limit_exceeded',
  upstream_rate_limited: 'rate_limit_exceeded',
  upstream_unreachable: 'provider_unavailable',
  upstream_failed: 'provider_unavailable',
  bad_upstream_response: 'provider_unavailable',
  unavailable: 'provider_overloaded',
  upstream_timeout: 'timeout',
};

/**
 * What every door under /api/v1 says of an error: OpenRouter's shape, with OpenAI's `type` and `param`, and our own word for it as
 * `metadata.code`. `x-should-retry: false` where asking again cannot help or could be billed twice.
 */
export function toV1Error(error: unknown, requestId: string): V1Error {
  const told = toStorageError(error);
  return isAppError(told) ? ofOurs(told, requestId) : ofUnknown(requestId);
}

function ofOurs(error: AppError, requestId: string): V1Error {
  const status = statusOf(error);
  const { status: _, field, retryAfterS, upstream, ...details } = error.details;
  return {
    status,
    headers: {
      ...(retryAfterS !== undefined && { 'retry-after': String(Math.ceil(retryAfterS)) }),
      ...(!isWorthRetrying(error, status) && { 'x-should-retry': 'false' }),
      ...(typeof details.callId === 'string' && { 'x-parallax-call-id': details.callId }),
    },
    body: {
      error: {
        message: error.message,
        code: status,
        type: TYPES[status] ?? (status < 500 ? 'invalid_request_error' : 'server_error'),
        param: field ?? null,
        metadata: {
          code: error.code,
          error_type: ERROR_TYPES[error.code] ?? 'server',
          ...ofUpstream(upstream),
          ...details,
          requestId,
        },
      },
    },
  };
}

function isWorthRetrying({ code, details }: AppError, status: number): boolean {
  if (details.wasBilled === 'unknown' || code === 'upstream_credentials_invalid') return false;
  return status >= 500 || status === 408 || (status === 429 && details.retryAfterS !== undefined);
}

/** What the upstream said of it, under OpenRouter's names. */
function ofUpstream(upstream: unknown): Record<string, unknown> {
  if (typeof upstream !== 'object' || upstream === null) return {};
  const { errorType, limitSource, provider, status, resetsAt } = upstream as Record<string, unknown>;
  const told = {
    error_type: errorType,
    limit_source: limitSource,
    provider_name: provider,
    upstream_status: status,
    resets_at: resetsAt,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== undefined));
}

function ofUnknown(requestId: string): V1Error {
  const message = `Something went wrong on the server. If it stays, give the operator this request id: ${requestId}.`;
  const metadata = { code: 'internal', error_type: 'server', requestId };
  return {
    status: 500,
    headers: {},
    body: { error: { message, code: 500, type: 'server_error', param: null, metadata } },
  };
}
