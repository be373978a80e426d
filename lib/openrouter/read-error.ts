import { isRecord } from './read-usage.ts';

/** An upstream's error, from whichever place and shape it came in (contract §4). */
export type UpstreamError = {
  /** The HTTP status it stands for; null when neither status nor code says. */
  readonly status: number | null;
  readonly code: string;
  readonly message: string;
  readonly errorType: string | null;
  readonly limitSource: string | null;
  readonly provider: string | null;
  /** Whether upstream itself says that the same request may work later. */
  readonly isRetryable: boolean | null;
  /** Seconds, from the body; the `Retry-After` header is the caller's to read. */
  readonly retryAfterS: number | null;
  /** Epoch milliseconds at which a rate limit resets. */
  readonly resetsAt: number | null;
};

const GENERIC = 'Provider returned error';

/** Reads the `error` member of a body or event. Null when there is none. */
export function readError(body: unknown, httpStatus: number | null): UpstreamError | null {
  if (!isRecord(body)) return null;
  const choice = Array.isArray(body.choices) && isRecord(body.choices[0]) ? body.choices[0] : {};
  const error = body.error ?? choice.error;
  if (typeof error === 'string') return plain(error, httpStatus);
  if (!isRecord(error)) return null;
  // Of Messages it stands beside the error.
  const metadata = isRecord(error.metadata) ? error.metadata : isRecord(body.metadata) ? body.metadata : {};
  const availability = [error.availability, metadata.availability].find(isRecord) ?? {};
  const headers = isRecord(metadata.headers) ? metadata.headers : {};
  const status = numeric(error.code) ?? numeric(error.http_status) ?? httpStatus;
  const message = text(error.message) ?? 'No message';
  const raw = text(metadata.raw);
  return {
    status: status !== null && status >= 300 && status <= 599 ? status : httpStatus,
    code: text(error.code) ?? String(status ?? 'unknown'),
    message: message.startsWith(GENERIC) && raw ? `${message}: ${innerMessage(raw)}` : message,
    errorType: text(metadata.error_type) ?? text(error.error_type),
    limitSource: text(metadata.limit_source),
    provider: text(metadata.provider_name),
    isRetryable: typeof availability.retryable === 'boolean' ? availability.retryable : null,
    retryAfterS: numeric(availability.retry_after) ?? numeric(headers['Retry-After']),
    resetsAt: numeric(headers['X-RateLimit-Reset']),
  };
}

function plain(message: string, status: number | null): UpstreamError {
  const rest = {
    errorType: null,
    limitSource: null,
    provider: null,
    isRetryable: null,
    retryAfterS: null,
    resetsAt: null,
  };
  return { status, code: String(status ?? 'unknown'), message, ...rest };
}

/** A provider's body is often JSON in a string; its message says more than its braces. */
function innerMessage(raw: string): string {
  try {
    const inner: unknown = JSON.parse(raw);
    const error = isRecord(inner) && isRecord(inner.error) ? inner.error : inner;
    return (isRecord(error) && text(error.message)) || raw;
  } catch {
    return raw;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function numeric(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
