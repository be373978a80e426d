/** Every error of ours, with the HTTP status it becomes at an edge. The list is closed: a new meaning gets a new code. */
export const ERROR_STATUS = {
  invalid_request: 400,
  unauthenticated: 401,
  budget_exceeded: 402,
  forbidden: 403,
  not_found: 404,
  unknown_model: 404,
  conflict: 409,
  payload_too_large: 413,
  rate_limited: 429,
  budget_held: 429,
  upstream_rate_limited: 429,
  internal: 500,
  upstream_credentials_invalid: 502,
  upstream_unreachable: 502,
  upstream_failed: 502,
  bad_upstream_response: 502,
  unavailable: 503,
  upstream_timeout: 504,
  insufficient_storage: 507,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** What an edge may add to the answer. Everything in it is shown to the caller: no secrets, no upstream bodies. */
export type ErrorDetails = {
  /** The name of the input that was wrong, as the caller wrote it. */
  field?: string;
  /** Seconds until a retry can work; sent as `Retry-After`. */
  retryAfterS?: number;
  callId?: string;
  /** The real HTTP status of an upstream whose refusal passes through (400, 402, 403 …). */
  status?: number;
  [key: string]: unknown;
};

/**
 * The one error class of the product. Tell it apart with `isAppError`, never with `instanceof`: server.ts and Next's
 * bundle load this file twice.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === 'AppError' && 'code' in error;
}

export function statusOf(error: AppError): number {
  return error.details.status ?? ERROR_STATUS[error.code];
}
