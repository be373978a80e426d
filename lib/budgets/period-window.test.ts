import { expect, it } from 'vitest';
import { type Period, periodWindow } from './period-window.ts';

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().slice(0, 16));

it.each<[Period, string, string, string | null]>([
  ['day', '2026-11-23T00:00:00Z', '2026-11-23T00:00', '2026-11-24T00:00'],
  ['day', '2026-11-23T23:59:59.999Z', '2026-11-23T00:00', '2026-11-24T00:00'],
  ['week', '2026-11-23T00:00:00Z', '2026-11-23T00:00', '2026-11-30T00:00'],
  ['week', '2026-11-22T23:59:59Z', '2026-11-16T00:00', '2026-11-23T00:00'],
  ['week', '2027-01-01T12:00:00Z', '2026-12-28T00:00', '2027-01-04T00:00'],
  ['month', '2028-02-29T12:00:00Z', '2028-02-01T00:00', '2028-03-01T00:00'],
  ['month', '2026-12-31T23:59:59Z', '2026-12-01T00:00', '2027-01-01T00:00'],
  ['ever', '2026-11-23T12:00:00Z', '1970-01-01T00:00', null],
])('P6: the %s of %s starts %s and ends %s', (period, at, startsAt, endsAt) => {
  const window = periodWindow(period, Date.parse(at));
  expect([iso(window.startsAt), iso(window.endsAt)]).toEqual([startsAt, endsAt]);
});
