/**
 * Why a request got no answer: refused and unreachable, name not found, TLS, too late, cut off, not allowed, given up by us,
 * not asked because it could not be reached for a while.
 */
export type UpstreamErrorCode = 'refused' | 'dns' | 'tls' | 'timeout' | 'reset' | 'blocked' | 'aborted' | 'open';

/** A request to an upstream that ended without an answer, or an answer that broke off. */
export class UpstreamError extends Error {
  readonly code: UpstreamErrorCode;
  /** False only when no byte of the request can have reached the upstream. */
  readonly wasSent: boolean;
  /** Of `open`: seconds until it is asked again. */
  readonly retryAfterS: number | null;

  constructor(code: UpstreamErrorCode, wasSent: boolean, message: string, retryAfterS: number | null = null) {
    super(message);
    this.name = 'UpstreamError';
    this.code = code;
    this.wasSent = wasSent;
    this.retryAfterS = retryAfterS;
  }
}

export function isUpstreamError(error: unknown): error is UpstreamError {
  return error instanceof Error && error.name === 'UpstreamError';
}
