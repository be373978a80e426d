/** A refusal of the API, or `network` when there was no answer at all. `message` is for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  /** The input that was wrong, by its name in the request. */
  readonly field: string | null;
  readonly requestId: string | null;
  /** Everything else that the answer said of it. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.details = details;
    this.code = typeof details.code === 'string' ? details.code : 'internal';
    this.field = typeof details.field === 'string' ? details.field : null;
    this.requestId = typeof details.requestId === 'string' ? details.requestId : null;
  }

  static from(status: number, body: unknown, requestId: string | null): ApiError {
    const error = isRecord(body) && isRecord(body.error) ? body.error : {};
    const message =
      typeof error.message === 'string' ? error.message : `The server answered ${status} and said no more. Try again.`;
    return new ApiError(status, message, { ...(requestId ? { requestId } : {}), ...error });
  }

  static ofNetwork(): ApiError {
    return new ApiError(0, 'Parallax cannot be reached. Check the connection, then try again.', { code: 'network' });
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
