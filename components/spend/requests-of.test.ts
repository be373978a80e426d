import { expect, test } from 'vitest';
import { requestsOf } from './requests-of.ts';

const DAYS = { from: '2026-11-01', to: '2026-11-23' };

test('a group leads to its requests of the same days; what no filter names leads nowhere', () => {
  expect(requestsOf('model', 'openai/gpt-4o', DAYS)).toBe(
    '/spend/requests?range=custom&from=2026-11-01&to=2026-11-23&model=openai%2Fgpt-4o',
  );
  expect(requestsOf('member', 'ada', DAYS)).toMatch(/memberId=ada$/);
  expect(requestsOf('provider', 'Azure', DAYS)).toBeNull();
  expect(requestsOf('key', '', DAYS)).toBeNull();
});
