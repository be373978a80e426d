import { expect, it } from 'vitest';
import { budgetLevel } from './budget-level.ts';

const level = (limit: string, spent: string, held: string) =>
  budgetLevel({ limit, window: { spent, held, remaining: '0', startsAt: 0, resetsAt: null } });

it('shows spent and held as parts of the limit', () => {
  expect(level('10', '5', '2.5')).toEqual({ spent: 0.5, held: 0.25, state: 'fine' });
});

it('warns from 80 % spent, and at the limit', () => {
  expect(level('10', '7.999999999', '2').state).toBe('fine');
  expect(level('10', '8', '0').state).toBe('near');
  expect(level('10', '10', '0').state).toBe('reached');
});

it('never draws past its end', () => {
  expect(level('10', '9', '5')).toMatchObject({ spent: 0.9, held: expect.closeTo(0.1) });
  expect(level('10', '25', '5')).toMatchObject({ spent: 1, held: 0 });
  expect(level('0', '0', '0')).toEqual({ spent: 1, held: 0, state: 'reached' });
});
