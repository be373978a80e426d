import { expect, it } from 'vitest';
import { alertSentence, alertWords, budgetName, budgetSentence, resetWords, whose } from './budget-words.ts';

it('says whom a budget is for', () => {
  expect(whose({ scope: 'team', scopeName: null })).toBe('The team');
  expect(whose({ scope: 'member', scopeName: 'Ada' })).toBe('Ada');
  expect(whose({ scope: 'key', scopeName: null })).toBe('A removed key');
  expect(budgetName({ scope: 'team', scopeName: null, period: 'month' })).toBe('the team’s monthly budget');
  expect(budgetName({ scope: 'key', scopeName: 'CI', period: 'ever' })).toBe('CI’s total budget');
  expect(budgetName({ scope: 'key', scopeName: null, period: 'day' })).toBe('a removed key’s daily budget');
});

it('says when it resets', () => {
  expect(resetWords(Date.UTC(2026, 10, 30))).toBe('Resets Mon 30 Nov, 00:00\u00a0UTC');
  expect(resetWords(null)).toBe('Never resets');
});

it.each([
  [[], null],
  [[80], 'Alerts at 80\u00a0%'],
  [[80, 100], 'Alerts at 80\u00a0% and 100\u00a0%'],
  [[50, 80, 100], 'Alerts at 50\u00a0%, 80\u00a0% and 100\u00a0%'],
])('of %j says %j', (alertsAt, words) => {
  expect(alertWords(alertsAt)).toBe(words);
});

it('says in one sentence what an alert is about, and leaves names as they are', () => {
  const alert = {
    scope: 'team',
    scopeName: null,
    period: 'month',
    reason: 'reached',
    percent: 80,
    isBySpendAlone: false,
  } as const;
  expect(budgetSentence(alert)).toBe('The team’s monthly budget has 80\u00a0% spent or held.');
  expect(budgetSentence({ ...alert, scope: 'key', scopeName: 'ci', isBySpendAlone: true })).toBe(
    'ci’s monthly budget has 80\u00a0% spent.',
  );
  expect(budgetSentence({ ...alert, reason: 'refused' })).toBe(
    'The team’s monthly budget refused a call: its money is spent.',
  );
});

it('says of a model what a call of it cost that cannot be', () => {
  const told = { id: 'a', raisedAt: 0, delivery: 'kept', lastError: null, isDismissed: false, text: '' } as const;
  const odd = { ...told, kind: 'anomaly', model: 'acme/nova', callId: 'c', cost: '0' } as const;
  expect(alertSentence({ ...odd, anomaly: 'nothing' })).toBe(
    'A call to acme/nova cost nothing, though the model has a price.',
  );
  expect(alertSentence({ ...odd, anomaly: 'hundredfold' })).toBe(
    'A call to acme/nova cost a hundred times or more what its tokens are listed at.',
  );
});
