import { expect, it } from 'vitest';
import { NEW_BUDGET, toDraft, toRequest } from './budget-draft.ts';

it('asks for the team’s budget without naming anybody', () => {
  expect(toRequest({ ...NEW_BUDGET, limit: ' $25.50 ' }, true)).toEqual({
    scope: 'team',
    limit: '25.50',
    period: 'month',
    isBlocking: true,
    alertsAt: [80, 100],
  });
});

it('names whom it is for once, when it is made', () => {
  const draft = { ...NEW_BUDGET, scope: 'key' as const, scopeId: 'k1', limit: '1' };
  expect(toRequest(draft, true)).toMatchObject({ scope: 'key', scopeId: 'k1' });
  expect(toRequest(draft, false)).not.toHaveProperty('scope');
});

it.each([
  ['', []],
  ['80', [80]],
  ['80 %, 100%', [80, 100]],
  ['50;x', [50, 'x']],
])('reads the alerts %j as %j', (alertsAt, percents) => {
  expect(toRequest({ ...NEW_BUDGET, alertsAt }, false).alertsAt).toEqual(percents);
});

it('begins an edit with what is there', () => {
  const draft = toDraft({
    id: 'b',
    scope: 'member',
    scopeId: 'ada',
    scopeName: 'Ada',
    period: 'week',
    isBlocking: false,
    isKeyLimit: false,
    alertsAt: [50, 90],
    createdAt: 0,
    limit: '12.5',
    window: { startsAt: 0, resetsAt: null, spent: '0', held: '0', remaining: '12.5' },
  });
  expect(draft).toEqual({
    scope: 'member',
    scopeId: 'ada',
    limit: '12.5',
    period: 'week',
    isBlocking: false,
    alertsAt: '50, 90',
  });
});
