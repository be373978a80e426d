import { expect, test } from 'vitest';
import { AppError, ERROR_STATUS, type ErrorCode } from '#lib/errors';
import { toErrorAnswer } from './to-error-answer.ts';

test.each(Object.entries(ERROR_STATUS))('%s has its status %i and the one shape', (code, status) => {
  const answer = toErrorAnswer(new AppError(code as ErrorCode, 'What to do.', { field: 'model' }), 'r1');
  expect(answer).toEqual({
    status,
    headers: {},
    body: { error: { code, message: 'What to do.', field: 'model', requestId: 'r1' } },
  });
});

test('the status of an upstream whose refusal passes through is the status, and not in the body', () => {
  const { status, body } = toErrorAnswer(new AppError('upstream_failed', 'Refused.', { status: 403 }), 'r1');
  expect(status).toBe(403);
  expect(body.error).not.toHaveProperty('status');
});

test('an error that another copy of the module made is ours all the same', () => {
  const twin = Object.assign(new Error('Wait.'), {
    name: 'AppError',
    code: 'rate_limited',
    details: { retryAfterS: 0.2 },
  });
  expect(toErrorAnswer(twin, 'r1')).toMatchObject({ status: 429, headers: { 'retry-after': '1' } });
});

test.each([
  new Error('secret'),
  new TypeError('secret'),
  'secret',
  null,
  undefined,
  { code: 'forbidden', message: 'secret' },
])('what is not ours says its request id and nothing else', (error) => {
  const answer = toErrorAnswer(error, 'r1');
  expect(answer.status).toBe(500);
  expect(answer.body.error).toEqual({ code: 'internal', message: expect.stringContaining('r1'), requestId: 'r1' });
  expect(JSON.stringify(answer)).not.toContain('secret');
});
