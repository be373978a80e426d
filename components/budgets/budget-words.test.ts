import { expect, it } from 'vitest';
import { alertWords, budgetName, resetWords, whose } from './budget-words.ts';

it('says whom a budget is for', () => {
  expect(whose({ scope: 'team', scopeName: null })).toBe('The team');
  expect(whose({ scope: 'member', scopeName: 'Ada' })).toBe('Ada');
  expect(whose({ scope: 'key', scopeName: null })).toBe('A removed key');
  expect(budgetName({ scope: 'team', scopeName: null, period: 'month' })).toBe('the team’s monthly budget');
  expect(budgetName({ scope: 'key', scopeName: 'CI', period: 'ever' })).toBe('CI’s total budget');
});

it('says when it resets', () => {
  expect(resetWords(Date.UTC(2026, 10, 30))).toBe('Resets Mon 30 Nov, 00:00 UTC');
  expect(resetWords(null)).toBe('Never resets');
});

it.each([
  [[], null],
  [[80], 'Alerts at 80 %'],
  [[80, 100], 'Alerts at 80 % and 100 %'],
  [[50, 80, 100], 'Alerts at 50 %, 80 % and 100 %'],
])('of %j says %j', (alertsAt, words) => {
  expect(alertWords(alertsAt)).toBe(words);
});
