import { expect, it } from 'vitest';
import { dayCount, grainFor, resolveRange } from './spend-ranges.ts';

const NOW = Date.UTC(2026, 10, 23, 23, 59);

it.each([
  ['today', '2026-11-23', '2026-11-23', 1],
  ['7d', '2026-11-17', '2026-11-23', 7],
  ['30d', '2026-10-25', '2026-11-23', 30],
  ['month', '2026-11-01', '2026-11-23', 23],
  ['last-month', '2026-10-01', '2026-10-31', 31],
  ['custom', '2026-10-25', '2026-11-23', 30],
] as const)('%s goes from %s to %s', (name, from, to, days) => {
  expect(resolveRange(name, NOW)).toEqual({ from, to });
  expect(dayCount({ from, to })).toBe(days);
});

it('crosses the year', () => {
  const newYear = Date.UTC(2027, 0, 1);
  expect(resolveRange('last-month', newYear)).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  expect(resolveRange('7d', newYear).from).toBe('2026-12-26');
});

it('knows February', () => {
  expect(resolveRange('last-month', Date.UTC(2028, 2, 15)).to).toBe('2028-02-29');
});

it('takes a custom range as chosen, whichever end came first', () => {
  expect(resolveRange('custom', NOW, { from: '2026-03-01', to: '2026-02-01' })).toEqual({
    from: '2026-02-01',
    to: '2026-03-01',
  });
});

it.each([
  ['2026-11-23', '2026-11-23', 'hour'],
  ['2026-11-22', '2026-11-23', 'hour'],
  ['2026-11-21', '2026-11-23', 'day'],
  ['2026-08-24', '2026-11-23', 'day'],
  ['2026-08-23', '2026-11-23', 'month'],
] as const)('shows %s to %s by %s', (from, to, grain) => {
  expect(grainFor({ from, to })).toBe(grain);
});
