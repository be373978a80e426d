import type { ErrorCode, ErrorDetails } from '#lib/errors';
import type { Receipt } from '#lib/spend/receipt';
import { billedBy } from './billed-by.ts';
import type { RunError } from './view.ts';

/** Why a run has no whole answer: a refusal of ours or of the upstream, a break of the stream, or the end of our own process. */
export type RunFailure = {
  code: ErrorCode | 'interrupted' | 'restarted' | 'unreadable';
  message?: string;
  details?: ErrorDetails;
  callId: string | null;
  receipt: Receipt | null;
};

type Row = Pick<RunError, 'message' | 'billed' | 'next'>;

/** What happened, whether it is billed where no receipt says so, and what to do next. The heart's own sentence replaces `message` where it is ''. */
const ROWS: Record<RunFailure['code'], Row> = {
  invalid_request: { message: '', billed: 'no', next: 'settings' },
  unauthenticated: { message: 'You are signed out; sign in and try again.', billed: 'no', next: 'retry' },
  budget_exceeded: { message: '', billed: 'no', next: 'ask_admin' },
  forbidden: { message: '', billed: 'no', next: 'ask_admin' },
  not_found: { message: '', billed: 'no', next: 'change_model' },
  unknown_model: { message: '', billed: 'no', next: 'change_model' },
  conflict: { message: '', billed: 'no', next: 'retry' },
  payload_too_large: { message: 'The conversation is too large to send.', billed: 'no', next: 'shorten' },
  rate_limited: { message: '', billed: 'no', next: 'wait' },
  budget_held: { message: '', billed: 'no', next: 'wait' },
  upstream_rate_limited: {
    message: 'The upstream takes no more requests for this model right now.',
    billed: 'no',
    next: 'wait',
  },
  internal: { message: 'Something went wrong in Parallax itself.', billed: 'unknown', next: 'retry' },
  upstream_credentials_invalid: {
    message: 'The upstream does not accept the key that Parallax has for it.',
    billed: 'no',
    next: 'settings',
  },
  upstream_unreachable: { message: '', billed: 'no', next: 'retry' },
  upstream_failed: { message: 'The upstream failed to answer.', billed: 'unknown', next: 'retry' },
  bad_upstream_response: {
    message: 'The upstream sent something that is not an answer.',
    billed: 'unknown',
    next: 'retry',
  },
  unavailable: { message: 'The server cannot take it right now; it may be restarting.', billed: 'no', next: 'wait' },
  upstream_timeout: { message: 'The upstream stopped answering.', billed: 'unknown', next: 'retry' },
  insufficient_storage: { message: 'The server has no room left on its disk.', billed: 'no', next: 'ask_admin' },
  interrupted: {
    message: 'The connection to the upstream broke before the answer was finished.',
    billed: 'unknown',
    next: 'retry',
  },
  restarted: { message: 'The server stopped while this was being answered.', billed: 'unknown', next: 'retry' },
  unreadable: { message: 'The answer arrived, but a part of it could not be read.', billed: 'yes', next: 'retry' },
};

/** What an upstream's refusal means by its HTTP status, where the code alone does not say. */
const OF_STATUS: Record<number, Row> = {
  400: { message: 'The upstream does not take this request.', billed: 'no', next: 'settings' },
  402: { message: 'The upstream account has not enough credit for this request.', billed: 'no', next: 'ask_admin' },
  403: { message: 'The upstream refused this prompt.', billed: 'no', next: 'change_model' },
  404: { message: 'No provider serves this model for this request.', billed: 'no', next: 'change_model' },
  413: { message: 'The conversation is too large for the upstream.', billed: 'no', next: 'shorten' },
  422: { message: 'The upstream does not take this request.', billed: 'no', next: 'settings' },
  503: { message: 'No provider of this model is free right now.', billed: 'no', next: 'change_model' },
};

const BROKEN_OFF: Row = { message: 'The upstream broke off its answer.', billed: 'unknown', next: 'retry' };

const TOO_LONG = /context.?length|maximum context|context window|too (long|large|many tokens)|max(imum)?_?tokens/i;
const TOO_LONG_TYPES = [
  'context_length_exceeded',
  'max_tokens_exceeded',
  'token_limit_exceeded',
  'string_too_long',
  'payload_too_large',
];

/** The failure in words for people: what happened, whether it was billed, and what to do next. */
export function toRunError(failure: RunFailure): RunError {
  const row = rowOf(failure);
  const said = upstreamWords(failure);
  const retryAfterS = failure.details?.retryAfterS;
  return {
    code: failure.code,
    message:
      row.message === ''
        ? (failure.message ?? 'The request was refused.')
        : said
          ? `${row.message} It said: “${said}”`
          : row.message,
    billed: billedOf(failure) ?? row.billed,
    next: row.next,
    ...(retryAfterS === undefined ? {} : { retryAfterS }),
    requestId: failure.callId,
  };
}

function rowOf({ code, message, details }: RunFailure): Row {
  const { status, errorType, limitSource } = upstreamOf(details);
  const isRefusal = code === 'upstream_failed' || code === 'bad_upstream_response';
  if (code === 'upstream_failed' && !details) return BROKEN_OFF;
  const row = (isRefusal && OF_STATUS[status ?? details?.status ?? 0]) || ROWS[code];
  const isTooLong =
    isRefusal &&
    row.billed === 'no' &&
    (TOO_LONG_TYPES.includes(errorType ?? '') || (!errorType && TOO_LONG.test(message ?? '')));
  if (isTooLong && status !== 402)
    return { message: 'The conversation is too long for this model.', billed: 'no', next: 'shorten' };
  if (limitSource === 'openrouter_in_flight_budget')
    return { ...row, message: 'Too many answers are running at once for the upstream account.', next: 'wait' };
  if (limitSource?.endsWith('_daily'))
    return { ...row, message: 'The free requests of today are used up for this model.', next: 'change_model' };
  return row;
}

/** The receipt knows best; then the heart, which knows whether the upstream can have charged. */
function billedOf({ receipt, details }: RunFailure): RunError['billed'] | null {
  if (receipt) return billedBy(receipt);
  const { wasBilled } = details ?? {};
  return wasBilled === 'no' || wasBilled === 'unknown' ? wasBilled : null;
}

function upstreamWords({ code, message, details }: RunFailure): string | null {
  const { words } = upstreamOf(details);
  return words ?? (code === 'upstream_failed' && !details ? (message ?? null) : null);
}

function upstreamOf(details: ErrorDetails | undefined) {
  const upstream = (details?.upstream ?? {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return {
    status: typeof upstream.status === 'number' ? upstream.status : null,
    words: text(upstream.message),
    errorType: text(upstream.errorType),
    limitSource: text(upstream.limitSource),
  };
}
