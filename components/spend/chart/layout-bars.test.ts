import { expect, it } from 'vitest';
import { layoutBars } from './layout-bars.ts';

const PLOT = { width: 600, height: 200 };

it('stands each bar on the baseline, its segments on each other with a hair between', () => {
  const { bars } = layoutBars({ ...PLOT, lengths: [[6], [4]] });
  const [bottom, top] = bars[0]?.segments ?? [];
  expect(bottom).toEqual({ series: 0, y: 80, height: 120 });
  expect(top).toEqual({ series: 1, y: 0, height: 79 });
});

it('draws heights in proportion from zero', () => {
  const { bars } = layoutBars({ ...PLOT, lengths: [[10, 5, 0]] });
  expect(bars.map(({ segments }) => segments[0]?.height ?? 0)).toEqual([200, 100, 0]);
});

it('never draws something as nothing', () => {
  const { bars } = layoutBars({ ...PLOT, lengths: [[1_000_000, 0.000001, 0]] });
  expect(bars.map(({ segments }) => segments.length)).toEqual([1, 1, 0]);
  expect(bars[1]?.segments[0]).toEqual({ series: 0, y: 199, height: 1 });
});

it('gives every bucket its own stretch of the width, whole and without overlap', () => {
  const { bars } = layoutBars({ ...PLOT, lengths: [Array.from({ length: 31 }, () => 1)] });
  for (const [n, bar] of bars.entries()) {
    expect(bar.x).toBeGreaterThanOrEqual(bar.bandX);
    expect(bar.x + bar.width).toBeLessThanOrEqual(bar.bandX + bar.bandWidth);
    if (n > 0) expect(bar.bandX).toBeCloseTo((bars[n - 1]?.bandX ?? 0) + bar.bandWidth);
  }
  expect(bars[0]?.bandX).toBeCloseTo(0);
  expect((bars[30]?.bandX ?? 0) + (bars[30]?.bandWidth ?? 0)).toBeCloseTo(600);
});

it('keeps a lone bar thin', () => {
  expect(layoutBars({ ...PLOT, lengths: [[1]] }).bars[0]?.width).toBe(32);
});

it('names only as many buckets as there is room for', () => {
  const lengths = [Array.from({ length: 30 }, () => 1)];
  expect(layoutBars({ ...PLOT, lengths }).ticks.map(({ index }) => index)).toEqual([0, 4, 8, 12, 16, 20, 24, 28]);
  expect(layoutBars({ width: 300, height: 200, lengths }).ticks.length).toBeLessThanOrEqual(4);
});

it('has a baseline and a scale where there is nothing', () => {
  const { bars, gridlines } = layoutBars({ ...PLOT, lengths: [] });
  expect(bars).toEqual([]);
  expect(gridlines[0]).toEqual({ y: 200, value: 0 });
});
