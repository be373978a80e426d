/** Why a request got no answer: refused and unreachable, name not found, TLS, too late, cut off, not allowed, given up by us. */
export type UpstreamErrorCode = 'refused' | 'dns' | 'tls' | 'timeout' | 'reset' | 'blocked' | 'aborted';

/** A request to an upstream that ended without an answer, or an answer that broke off. */
export class UpstreamError extends Error {
  readonly code: UpstreamErrorCode;
  /** False only when no byte of the request can have reached the upstream. */
  readonly wasSent: boolean;

  constructor(code: UpstreamErrorCode, wasSent: boolean, message: string) {
    super(message);
    this.name = 'UpstreamError';
    this.code = code;
    this.wasSent = wasSent;
  }
}
