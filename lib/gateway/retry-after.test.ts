import { expect, it } from 'vitest';
import { readError } from '#lib/openrouter/read-error';
import { retryAfterS } from './retry-after.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

it.each([
  ['2', 2],
  ['0', 0],
  ['3600', 3600],
  [new Date(NOW + 5000).toUTCString(), 5],
  [new Date(NOW - 5000).toUTCString(), null],
  ['-1', null],
  ['abc', null],
  ['1e9', null],
  ['', null],
])('U10: Retry-After %j is worth %j seconds', (header, seconds) => {
  expect(retryAfterS({ 'retry-after': header }, null, NOW)).toBe(seconds);
});

it('falls back to the body, then to the reset time in milliseconds', () => {
  const inBody = readError({ error: { code: 503, message: 'x', availability: { retry_after: 4 } } }, 503);
  expect(retryAfterS({}, inBody, NOW)).toBe(4);
  const reset = readError(
    { error: { code: 429, message: 'x', metadata: { headers: { 'X-RateLimit-Reset': String(NOW + 9000) } } } },
    429,
  );
  expect(retryAfterS({}, reset, NOW)).toBe(9);
  expect(retryAfterS({ 'x-ratelimit-reset': String(NOW + 3000) }, null, NOW)).toBe(3);
  expect(retryAfterS({}, null, NOW)).toBeNull();
});
