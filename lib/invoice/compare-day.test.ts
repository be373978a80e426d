import { expect, it } from 'vitest';
import type { UsedModel } from '#lib/connections/fetch-activity';
import { parseCost } from '#lib/money';
import type { BookedModel } from '#lib/spend/booked-by-day';
import { compareDay } from './compare-day.ts';

const used = (cost: string | null, more: Partial<UsedModel> = {}): UsedModel => ({
  date: '2026-11-23',
  model: 'acme/nova',
  version: null,
  cost: cost === null ? null : parseCost(cost),
  requests: 2,
  ...more,
});

const booked = (costNano: number, more: Partial<BookedModel> = {}): BookedModel => ({
  model: 'acme/nova',
  costNano: BigInt(costNano),
  calls: 2,
  estimatedCalls: 0,
  unsettledCalls: 0,
  heldNano: 0n,
  ...more,
});

const same = (model: string) => model;
const NONE = { calls: 0, unsettledCalls: 1, heldNano: 700n };

it.each([
  ['agrees to the nano-dollar', [used('0.001')], [booked(1_000_000)], []],
  ['is rounding, a nano-dollar a call', [used('0.0010000024')], [booked(1_000_000)], []],
  ['is more than rounding', [used('0.0010000034')], [booked(1_000_000)], ['upstream_more']],
  ['is upstream’s more', [used('0.002')], [booked(1_000_000)], ['upstream_more']],
  ['is ours more', [used('0.001')], [booked(1_000_003)], ['ours_more']],
  ['is not listed upstream', [], [booked(1_000_000)], ['ours_more']],
  ['is nobody’s here', [used('0.001')], [], ['outside']],
  ['is not settled yet', [used('0.001')], [booked(0, NONE)], ['unsettled']],
  ['is not settled yet, though upstream knows nothing of it', [], [booked(0, NONE)], ['unsettled']],
  ['is not told', [used(null)], [booked(1_000_000)], ['untold']],
  ['is told in part', [used('0.001'), used(null)], [booked(1_000_000)], ['untold']],
  ['cost nothing on either side', [used('0')], [booked(0)], []],
  ['cost nothing, and nothing was listed', [], [booked(0)], []],
])('a day that %s', (_, upstream, ours, kinds) => {
  expect(compareDay(upstream, ours, same).differences.map(({ kind }) => kind)).toEqual(kinds);
});

it('names model, sums and counts of each difference, and leaves unknown what nobody said', () => {
  const { differences, ...day } = compareDay(
    [used('0.5', { model: 'acme/other' }), used('0.001'), used('0.25', { requests: 3 })],
    [booked(1_000_000, { estimatedCalls: 1 }), booked(7, { model: 'local/own' })],
    same,
  );
  expect(day).toEqual({ upstreamNano: 751_000_000, bookedNano: 1_000_007, roundingNano: 0, unsettledCalls: 0 });
  const none = { unsettledCalls: 0, heldNano: 0, estimatedCalls: 0 };
  expect(differences).toEqual([
    {
      ...none,
      ...{ model: 'acme/nova', kind: 'upstream_more', upstreamNano: 251_000_000, upstreamRequests: 5 },
      ...{ bookedNano: 1_000_000, bookedCalls: 2, estimatedCalls: 1 },
    },
    {
      ...none,
      ...{ model: 'acme/other', kind: 'outside', upstreamNano: 500_000_000, upstreamRequests: 2 },
      ...{ bookedNano: null, bookedCalls: 0 },
    },
    {
      ...none,
      ...{ model: 'local/own', kind: 'ours_more', upstreamNano: null, upstreamRequests: null },
      ...{ bookedNano: 7, bookedCalls: 2 },
    },
  ]);
  expect(compareDay([used(null), used('1', { model: 'b' })], [], same).upstreamNano).toBeNull();
});

it('adds up what rounding leaves', () => {
  const day = compareDay(
    [used('0.0010000014'), used('0.0020000006', { model: 'acme/other' })],
    [booked(1_000_000), booked(2_000_000, { model: 'acme/other' })],
    same,
  );
  expect([day.roundingNano, day.differences]).toEqual([2, []]);
});

it('knows a model by its version and by other names', () => {
  const nameOf = (model: string) => (model === 'acme/nova:floor' ? 'acme/nova' : model);
  const day = compareDay(
    [used('0.003', { version: 'acme/nova-20260801' })],
    [booked(1_000_000, { model: 'acme/nova-20260801' }), booked(2_000_000, { model: 'acme/nova:floor' })],
    nameOf,
  );
  expect(day.differences).toEqual([]);
});
