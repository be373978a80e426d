import { expect, it } from 'vitest';
import type { Spend } from '#lib/spend/spend';
import { onlySeries, toChartModel } from './chart-model.ts';
import { sayBucket, summarise } from './summarise.ts';

const DAY_MS = 86_400_000;
const SUNDAY = Date.UTC(2026, 10, 22);

function spendOf(differing: Partial<Spend> = {}): Spend {
  const figures = {
    costUsd: '4.8',
    estimatedUsd: '0',
    calls: 9,
    failed: 0,
    promptTokens: 9000,
    completionTokens: 1000,
    cachedTokens: 0,
    reasoningTokens: 0,
  };
  return {
    startsAt: SUNDAY,
    endsAt: SUNDAY + 3 * DAY_MS,
    grain: 'day',
    groupBy: 'model',
    scope: 'everybody',
    totals: figures,
    previous: { ...figures, startsAt: 0, endsAt: 0 },
    unsettled: { calls: 0, running: 0, heldUsd: '0' },
    buckets: [
      { startsAt: SUNDAY, costUsd: '1.6', tokens: 4000, calls: 4 },
      { startsAt: SUNDAY + DAY_MS, costUsd: '3.2000001', tokens: 6000, calls: 5 },
      { startsAt: SUNDAY + 2 * DAY_MS, costUsd: '0', tokens: 0, calls: 0 },
    ],
    series: [
      {
        value: 'openai/gpt-4o',
        label: 'openai/gpt-4o',
        costUsd: ['1.6', '2', '0'],
        tokens: [4000, 1000, 0],
        calls: [4, 1, 0],
      },
      { value: null, label: '2 others', costUsd: ['0', '1.2000001', '0'], tokens: [0, 5000, 0], calls: [0, 4, 0] },
    ],
    breakdowns: {},
    readAt: 0,
    ...differing,
  };
}

it('says the chart in a sentence', () => {
  expect(summarise(toChartModel(spendOf(), 'cost'))).toBe(
    'Spend in 2 of 3 days, most $3.20 on Mon, 23 Nov 2026. openai/gpt-4o is 75 % of it.',
  );
  expect(summarise(toChartModel(spendOf(), 'calls'))).toBe(
    'Requests in 2 of 3 days, most 5 on Mon, 23 Nov 2026. openai/gpt-4o is 56 % of it.',
  );
});

it('says hours and months as one says them', () => {
  const hours = summarise(toChartModel(spendOf({ grain: 'hour' }), 'cost'));
  expect(hours).toContain('2 of 3 hours, most $3.20 in Mon 23 Nov, 00:00–01:00.');
  expect(summarise(toChartModel(spendOf({ grain: 'month' }), 'tokens'))).toContain('most 6k in November 2026.');
});

it('says that there is nothing', () => {
  const buckets = spendOf().buckets.map((bucket) => ({ ...bucket, costUsd: '0' }));
  expect(summarise(toChartModel(spendOf({ buckets }), 'cost'))).toBe('Nothing in these 3 days.');
});

it('says one bucket, most first, without what was nothing in it', () => {
  const model = toChartModel(spendOf(), 'tokens');
  expect(sayBucket(model, 1)).toBe('Mon, 23 Nov 2026: 6k. 2 others 5k, openai/gpt-4o 1k.');
  expect(sayBucket(model, 0)).toBe('Sun, 22 Nov 2026: 4k. openai/gpt-4o 4k.');
  expect(sayBucket(model, 2)).toBe('Tue, 24 Nov 2026: 0.');
});

it('says of a series alone only its own amounts', () => {
  const model = toChartModel(spendOf(), 'cost');
  const [first] = model.series;
  expect(first && sayBucket(onlySeries(model, first), 1)).toBe('Mon, 23 Nov 2026: $2.00. openai/gpt-4o $2.00.');
});
