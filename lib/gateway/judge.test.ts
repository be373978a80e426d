import { describe, expect, it } from 'vitest';
import { statusOf } from '#lib/errors';
import { readError } from '#lib/openrouter/read-error';
import { type Finding, judge } from './judge.ts';

const refused = (status: number, differing: Partial<Extract<Finding, { kind: 'refused' }>> = {}): Finding => ({
  kind: 'refused',
  status,
  generationId: null,
  error: null,
  retryAfterS: null,
  ...differing,
});
const withError = (status: number, error: object, retryAfterS: number | null = null) =>
  refused(status, { error: readError({ error: { code: status, message: 'x', ...error } }, status), retryAfterS });
const unreached = (code: string, wasSent: boolean): Finding => ({
  kind: 'unreached',
  code,
  wasSent,
  generationId: null,
  message: code,
});

/** How many requests a finding that repeats leads to, and what the caller is told in the end. */
function play(finding: Finding) {
  for (let tries = 1; ; tries += 1) {
    const verdict = judge(finding, tries);
    if (verdict.action === 'fail')
      return { requests: tries, status: statusOf(verdict.error), code: verdict.error.code, isFree: verdict.isFree };
  }
}

describe('the retry table', () => {
  it.each([
    ['U18 connection refused', unreached('refused', false), 3, 502, true],
    ['U19 DNS failure', unreached('dns', false), 3, 502, true],
    ['U20 TLS broken off', unreached('tls', false), 3, 502, true],
    ['blocked address', unreached('blocked', false), 1, 502, true],
    ['cut after it was sent', unreached('reset', true), 1, 502, false],
    ['U21 no headers in time', unreached('timeout', true), 1, 504, false],
    ['U9 429 with a short hint', refused(429, { retryAfterS: 2 }), 3, 429, true],
    ['U11 429 without a hint', refused(429), 3, 429, true],
    ['U10 429 with a long hint', refused(429, { retryAfterS: 3600 }), 1, 429, true],
    ['429 of a daily cap', withError(429, { metadata: { limit_source: 'openrouter_free_tier_daily' } }), 1, 429, true],
    ['429 that says per day', withError(429, { message: 'Rate limit exceeded: free-models-per-day.' }), 1, 429, true],
    ['U13 503', refused(503), 3, 503, true],
    ['U13 503 with a long hint', refused(503, { retryAfterS: 120 }), 1, 503, true],
    ['U15 529', refused(529), 3, 529, true],
    ['U13 502 without an id', refused(502), 3, 502, true],
    ['502 with an id', refused(502, { generationId: 'gen-1' }), 1, 502, false],
    ['503 with an id', refused(503, { generationId: 'gen-1' }), 1, 502, false],
    [
      'U4 402 in flight',
      withError(402, { metadata: { limit_source: 'openrouter_in_flight_budget' } }, 3),
      2,
      402,
      true,
    ],
    ['U3 402 out of credits', withError(402, { metadata: { limit_source: 'openrouter_credits' } }), 1, 402, true],
    ['U7 408 without an id', refused(408), 2, 504, true],
    ['U7 408 with an id', refused(408, { generationId: 'gen-1' }), 1, 504, false],
    ['U12 500', refused(500), 1, 502, false],
    ['U14 504', refused(504), 1, 502, false],
    ['U14 524', refused(524), 1, 502, false],
    ['U1 400', refused(400), 1, 400, true],
    ['U2 401', refused(401), 1, 502, true],
    ['U5 403', refused(403), 1, 403, true],
    ['U6 404', refused(404), 1, 404, true],
    ['U6 404 that may be retried', withError(404, { availability: { retryable: true } }), 3, 503, true],
    ['U6 503 that must not be retried', withError(503, { availability: { retryable: false } }), 1, 503, true],
    ['U8 413', refused(413), 1, 413, true],
    ['U8 422', refused(422), 1, 422, true],
    ['U22 a redirect', refused(302), 1, 502, true],
  ] as const)('%s → %i request(s), status %i', (_name, finding, requests, status, isFree) => {
    expect(play(finding)).toMatchObject({ requests, status, isFree });
  });

  it('U2: marks the key on 401 and on nothing else', () => {
    expect(judge(refused(401), 1)).toMatchObject({ marksKey: true, error: { code: 'upstream_credentials_invalid' } });
    for (const status of [400, 402, 403, 429, 500, 503]) expect(judge(refused(status), 1).marksKey).toBe(false);
  });

  it('waits at least as long as the hint says', () => {
    expect(judge(refused(429, { retryAfterS: 2 }), 1).waitMs).toBe(2000);
    expect(judge(refused(503, { retryAfterS: 7 }), 2).waitMs).toBe(7000);
    expect(judge(refused(503), 1).waitMs).toBeNull();
  });

  it('tells the caller the long hint', () => {
    expect(judge(refused(429, { retryAfterS: 3600 }), 1).error.details.retryAfterS).toBe(3600);
  });
});

describe('the next candidate, where the plan has one', () => {
  const last = (finding: Finding) => judge(finding, 3, true).action;
  it.each([
    ['connection refused', unreached('refused', false), 'next'],
    ['cut after it was sent', unreached('reset', true), 'next'],
    ['the breaker is open', unreached('open', false), 'next'],
    ['the caller left', unreached('aborted', true), 'fail'],
    ['429', refused(429), 'next'],
    ['503', refused(503), 'next'],
    ['408', refused(408), 'next'],
    ['408 with an id', refused(408, { generationId: 'gen-1' }), 'next'],
    ['500', refused(500), 'next'],
    ['502 with an id', refused(502, { generationId: 'gen-1' }), 'next'],
    ['a 404 that can be retried', withError(404, { availability: { retryable: true } }), 'next'],
    ...[400, 401, 402, 403, 404, 413, 422].map((status) => [`${status}`, refused(status), 'fail'] as const),
    ['402 in flight', withError(402, { metadata: { limit_source: 'openrouter_in_flight_budget' } }), 'fail'],
  ] as const)('after %s: %s', (_, finding, action) => {
    expect(last(finding)).toBe(action);
  });

  it('comes after the tries here, not in their place', () => {
    expect(judge(refused(503), 1, true).action).toBe('retry');
    expect(judge(unreached('open', false), 1, true).action).toBe('next');
  });

  it('nobody asked means 503 with the time to wait', () => {
    const { error, isFree } = judge({ ...unreached('open', false), retryAfterS: 7 } as Finding, 1);
    expect([error.code, statusOf(error), error.details.retryAfterS, isFree]).toEqual(['unavailable', 503, 7, true]);
  });
});
