import { expect, it } from 'vitest';
import { groupByDay } from './group-by-day.ts';

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
const now = at(23, 9);

it('splits at the midnights of the reader', () => {
  const items = [at(23, 0), at(22, 23), at(22, 0), at(21, 23)].map((updatedAt) => ({ updatedAt }));
  expect(groupByDay(items, now, 'local')).toEqual([
    { label: 'Today', items: [items[0]] },
    { label: 'Yesterday', items: [items[1], items[2]] },
    { label: 'Earlier', items: [items[3]] },
  ]);
});

it('leaves out days without anything', () => {
  expect(groupByDay([{ updatedAt: at(1, 1) }], now, 'local').map((group) => group.label)).toEqual(['Earlier']);
  expect(groupByDay([], now, 'local')).toEqual([]);
});

it('puts what another clock dates into the future with today', () => {
  expect(groupByDay([{ updatedAt: at(24, 1) }], now, 'local')[0]?.label).toBe('Today');
});

it('goes by UTC where the reader is not known', () => {
  const items = [{ updatedAt: Date.UTC(2026, 10, 23, 0) }, { updatedAt: Date.UTC(2026, 10, 22, 23, 59) }];
  const labels = groupByDay(items, Date.UTC(2026, 10, 23, 9), 'utc').map((group) => group.label);
  expect(labels).toEqual(['Today', 'Yesterday']);
});
