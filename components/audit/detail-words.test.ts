import { expect, test } from 'vitest';
import { detailWords } from './detail-words.ts';

test.each([
  [{ role: { from: 'member', to: 'admin' } }, 'role: member → admin'],
  [{ isBlocking: { from: true, to: false } }, 'blocking: yes → no'],
  [{ expiresAt: { from: null, to: Date.UTC(2026, 10, 23, 21, 5) } }, 'expires at: not set → 2026-11-23 21:05'],
  [{ alertsAt: [80, 100] }, 'alerts at: 80, 100'],
  [{ models: { from: null, to: ['openai/*', 'a/b'] } }, 'models: not set → openai/*, a/b'],
  [{ limit: { usd: '5', period: 'month' } }, 'limit: $5 a month'],
  [{ limit: null }, 'limit: not set'],
  [{ sessions: 2, by: 'the set-up link' }, 'sessions: 2 | by: the set-up link'],
  [
    { prices: [{ model: 'llama', promptPrice: '0', completionPrice: null }] },
    'prices: model llama, prompt price 0, completion price not set',
  ],
  [{ limit: { from: '12.5', to: '20' } }, 'limit: $12.5 → $20'],
  [{ limit: { usd: '0.5', period: 'ever' } }, 'limit: $0.5 in total'],
  [{ tries: 3, from: '2001:db8::7' }, 'tries: 3 | from: 2001:db8::7'],
  [{}, ''],
])('%j reads %s', (details, words) => {
  expect(
    detailWords(details)
      .map(({ name, value }) => `${name}: ${value}`)
      .join(' | '),
  ).toBe(words);
});
