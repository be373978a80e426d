import { AppError, type ErrorCode } from '#lib/errors';
import type { UpstreamError } from '#lib/openrouter/read-error';

/** What an attempt came to before any content byte was passed on. */
export type Finding =
  | {
      readonly kind: 'unreached';
      readonly code: string;
      readonly wasSent: boolean;
      /** Of an answer that broke off before it was whole. */
      readonly generationId: string | null;
      readonly message: string;
      /** Of `open`: seconds until the upstream is asked again. */
      readonly retryAfterS?: number | null;
    }
  | {
      readonly kind: 'refused';
      /** The HTTP status, or the inner code of an error inside a 200. */
      readonly status: number;
      readonly generationId: string | null;
      readonly error: UpstreamError | null;
      /** It was an answer, in another form than the one asked for: there is one more generation to pay for. */
      readonly wasAnswered?: boolean;
      /** Seconds to wait, from the headers or the body; null without a usable hint. */
      readonly retryAfterS: number | null;
    };

export type Verdict = {
  /** `next`: not here again, but by the plan's next candidate. */
  readonly action: 'retry' | 'next' | 'fail';
  /** For a retry: the least wait; the caller adds jitter. Null without a hint. */
  readonly waitMs: number | null;
  /** Whether upstream provably charged nothing. */
  readonly isFree: boolean;
  readonly marksKey: boolean;
  readonly error: AppError;
};

const LONGEST_HINT_S = 20;
const RETRIES = 2;
const PASSED_THROUGH = new Set([400, 402, 403, 404, 413, 422]);

/**
 * The retry table of the design: pure, and the only place that decides whether a request is sent again. `tries` counts those made so
 * far at this upstream; `hasNext`: the plan says that another upstream comes after it, whatever this one may have charged.
 */
export function judge(finding: Finding, tries: number, hasNext = false): Verdict {
  const verdict = judgeAlone(finding, tries);
  return hasNext && verdict.action === 'fail' && canOthersAnswer(finding) ? { ...verdict, action: 'next' } : verdict;
}

/** Whether the failure is this upstream's own: what is wrong with the request, its key or its money is not mended by asking elsewhere. */
function canOthersAnswer(finding: Finding): boolean {
  if (finding.kind === 'unreached') return finding.code !== 'aborted';
  const { status, error } = finding;
  if (status === 404) return error?.isRetryable === true;
  return status !== 401 && !PASSED_THROUGH.has(status);
}

function judgeAlone(finding: Finding, tries: number): Verdict {
  if (finding.kind === 'unreached') return judgeUnreached(finding, tries);
  const { status, generationId, error, retryAfterS } = finding;
  if (finding.wasAnswered) return fail(finding, 'bad_upstream_response', false);
  if (generationId !== null && status >= 500) return fail(finding, 'upstream_failed', false);
  const isRetryable404 = status === 404 && error?.isRetryable === true;
  if (status === 503 || status === 529 || status === 502 || isRetryable404) {
    const isWorthIt = error?.isRetryable !== false && tries <= RETRIES && isShort(retryAfterS);
    const failure = isRetryable404
      ? toError(finding, 'upstream_failed', 503)
      : toError(finding, 'upstream_failed', status);
    return {
      action: isWorthIt ? 'retry' : 'fail',
      waitMs: toMs(retryAfterS),
      isFree: true,
      marksKey: false,
      error: failure,
    };
  }
  if (status === 429) {
    const isMomentary = !isDailyCap(error) && isShort(retryAfterS) && tries <= RETRIES;
    return {
      action: isMomentary ? 'retry' : 'fail',
      waitMs: toMs(retryAfterS),
      isFree: true,
      marksKey: false,
      error: toError(finding, 'upstream_rate_limited', 429),
    };
  }
  if (status === 402 && error?.limitSource === 'openrouter_in_flight_budget') {
    const isWorthIt = tries === 1 && isShort(retryAfterS);
    return {
      action: isWorthIt ? 'retry' : 'fail',
      waitMs: toMs(retryAfterS),
      isFree: true,
      marksKey: false,
      error: toError(finding, 'upstream_failed', 402),
    };
  }
  if (status === 408) {
    const isWorthIt = generationId === null && tries === 1;
    return {
      action: isWorthIt ? 'retry' : 'fail',
      waitMs: null,
      isFree: generationId === null,
      marksKey: false,
      error: toError(finding, 'upstream_timeout', 504),
    };
  }
  if (status === 401) return { ...fail(finding, 'upstream_credentials_invalid', true), marksKey: true };
  if (PASSED_THROUGH.has(status)) {
    return {
      action: 'fail',
      waitMs: null,
      isFree: generationId === null,
      marksKey: false,
      error: toError(finding, 'upstream_failed', status),
    };
  }
  return fail(
    finding,
    status >= 500 ? 'upstream_failed' : 'bad_upstream_response',
    status < 500 && generationId === null,
  );
}

function judgeUnreached(finding: Extract<Finding, { kind: 'unreached' }>, tries: number): Verdict {
  if (finding.code === 'open') return judgeOpen(finding);
  const code: ErrorCode = finding.code === 'timeout' ? 'upstream_timeout' : 'upstream_unreachable';
  const canRetry = !finding.wasSent && finding.code !== 'blocked' && finding.code !== 'aborted' && tries <= RETRIES;
  return {
    action: canRetry ? 'retry' : 'fail',
    waitMs: null,
    isFree: !finding.wasSent,
    marksKey: false,
    error: new AppError(code, `The upstream could not be reached: ${finding.message}`, {
      upstream: { code: finding.code },
    }),
  };
}

/** The breaker is open: nobody was asked. */
function judgeOpen({ message, retryAfterS }: Extract<Finding, { kind: 'unreached' }>): Verdict {
  return {
    action: 'fail',
    waitMs: null,
    isFree: true,
    marksKey: false,
    error: new AppError('unavailable', `The upstream is not asked now: ${message}.`, {
      retryAfterS: retryAfterS ?? 1,
      upstream: { code: 'open' },
    }),
  };
}

function fail(finding: Extract<Finding, { kind: 'refused' }>, code: ErrorCode, isFree: boolean): Verdict {
  return { action: 'fail', waitMs: null, isFree, marksKey: false, error: toError(finding, code) };
}

function toError(finding: Extract<Finding, { kind: 'refused' }>, code: ErrorCode, status?: number): AppError {
  const { error, retryAfterS } = finding;
  return new AppError(code, messageOf(finding, code), {
    ...(status === undefined ? {} : { status }),
    ...(retryAfterS === null ? {} : { retryAfterS }),
    upstream: {
      status: finding.status,
      message: error?.message ?? null,
      errorType: error?.errorType ?? null,
      limitSource: error?.limitSource ?? null,
      provider: error?.provider ?? null,
      resetsAt: error?.resetsAt ?? null,
    },
  });
}

function messageOf({ status, error }: Extract<Finding, { kind: 'refused' }>, code: ErrorCode): string {
  if (code === 'upstream_credentials_invalid')
    return 'The upstream does not accept the key that Parallax has for it; an admin must replace it.';
  const said = error ? `: ${error.message}` : '.';
  return `The upstream answered ${status}${error?.provider ? ` for ${error.provider}` : ''}${said}`;
}

function isDailyCap(error: UpstreamError | null): boolean {
  return error?.limitSource?.endsWith('_daily') === true || /per[- ]day/i.test(error?.message ?? '');
}

function isShort(seconds: number | null): boolean {
  return seconds === null || seconds <= LONGEST_HINT_S;
}

function toMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}
