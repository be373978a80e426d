import { describe, expect, it } from 'vitest';
import { ERROR_STATUS, type ErrorCode } from '#lib/errors';
import type { Receipt } from '#lib/spend/receipt';
import { type RunFailure, toRunError } from './to-run-error.ts';

const failure = (differing: Partial<RunFailure>): RunFailure => ({
  code: 'internal',
  callId: 'call-1',
  receipt: null,
  ...differing,
});
const receipt = (costUsd: string | null) => ({ callId: 'call-1', costUsd }) as Receipt;

describe('toRunError', () => {
  it.each([...(Object.keys(ERROR_STATUS) as ErrorCode[]), 'interrupted', 'restarted', 'unreadable'] as const)(
    'says what happened and what to do next for %s',
    (code) => {
      const error = toRunError(failure({ code, message: 'The heart says why.' }));
      expect(error).toMatchObject({ code, requestId: 'call-1' });
      expect(error.message).toMatch(/^\S.{8,}[.”]$/);
    },
  );

  it.each([
    ['the receipt knows the cost', receipt('0.0012'), 'yes'],
    ['the receipt says nothing was charged', receipt('0'), 'no'],
    ['a zero has digits', receipt('0.000'), 'no'],
    ['the cost is not known yet', receipt(null), 'unknown'],
  ] as const)('takes from the receipt whether it was billed: %s', (_what, given, billed) => {
    expect(toRunError(failure({ code: 'upstream_unreachable', receipt: given })).billed).toBe(billed);
  });

  it.each(['no', 'unknown'] as const)('takes the heart’s word for whether it was billed: %s', (wasBilled) => {
    expect(toRunError(failure({ code: 'upstream_timeout', details: { wasBilled } })).billed).toBe(wasBilled);
  });

  it.each([
    [400, null, null, 'settings'],
    [400, 'context_length_exceeded', null, 'shorten'],
    [402, null, null, 'ask_admin'],
    [402, null, 'openrouter_in_flight_budget', 'wait'],
    [403, 'content_policy_violation', null, 'change_model'],
    [404, null, null, 'change_model'],
    [413, null, null, 'shorten'],
    [429, null, null, 'wait'],
    [429, null, 'openrouter_free_tier_daily', 'change_model'],
    [500, null, null, 'retry'],
    [503, null, null, 'change_model'],
  ])('reads an upstream %i with %s and %s as “%s”', (status, errorType, limitSource, next) => {
    const code = status === 429 ? 'upstream_rate_limited' : 'upstream_failed';
    const details = { status, upstream: { status, message: 'Their words', errorType, limitSource } };
    const error = toRunError(failure({ code, message: 'ours', details }));
    expect(error.next).toBe(next);
    if (next !== 'shorten') expect(error.message).toContain('Their words');
  });

  it.each([
    'This endpoint’s maximum context length is 8192 tokens',
    'prompt is too long: 210000 tokens > 200000 maximum',
    'Input exceeds the context window of this model.',
  ])('knows a prompt that is too long by its words: %s', (message) => {
    const details = { status: 400, upstream: { status: 400, message, errorType: null } };
    expect(toRunError(failure({ code: 'upstream_failed', message, details })).next).toBe('shorten');
  });

  it('asks for less output, not for a shorter prompt, when the credit is too small', () => {
    const message =
      'This request requires more credits, or fewer max_tokens. You requested up to 65536 tokens, but can only afford 12.';
    const error = toRunError(
      failure({ code: 'upstream_failed', message, details: { status: 402, upstream: { status: 402, message } } }),
    );
    expect(error).toMatchObject({ next: 'ask_admin', billed: 'no' });
    expect(error.message).toContain('can only afford 12');
  });

  it('quotes what came inside a stream, and passes on when to try again', () => {
    expect(toRunError(failure({ code: 'upstream_failed', message: 'Provider returned error' })).message).toBe(
      'The upstream broke off its answer. It said: “Provider returned error”',
    );
    expect(toRunError(failure({ code: 'budget_held', message: 'Wait.', details: { retryAfterS: 7 } }))).toMatchObject({
      message: 'Wait.',
      next: 'wait',
      retryAfterS: 7,
    });
  });
});
