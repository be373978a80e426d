import { max, range, sum } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';

const GAP = 1;
const WIDEST_BAR = 32;
const LEAST_BAR_HEIGHT = 1;
const TICK_ROOM = 72;
const GRIDLINES = 3;

export type BarSegment = { series: number; y: number; height: number };
export type Bar = {
  index: number;
  /** The band that belongs to the bar, for the pointer. */
  bandX: number;
  bandWidth: number;
  x: number;
  width: number;
  segments: BarSegment[];
};
export type BarLayout = {
  bars: Bar[];
  gridlines: { y: number; value: number }[];
  ticks: { index: number; x: number }[];
};

type Plot = {
  width: number;
  height: number /** One list of lengths a series, one length a bucket. */;
  lengths: readonly (readonly number[])[];
};

/** Where each mark of a stacked bar chart goes. Zero baseline; the first series at the bottom. */
export function layoutBars({ width, height, lengths }: Plot): BarLayout {
  const indexes = range(lengths[0]?.length ?? 0);
  const totals = indexes.map((index) => sum(lengths, (series) => series[index] ?? 0));
  const y = scaleLinear([0, max(totals) || 1], [height, 0]).nice(GRIDLINES);
  const x = scaleBand(indexes, [0, width]).paddingInner(0.3).paddingOuter(0.15);
  const barWidth = Math.min(WIDEST_BAR, Math.max(1, x.bandwidth()));
  const layers = stack<number, number>()
    .keys(range(lengths.length))
    .value((index, series) => lengths[series]?.[index] ?? 0)(indexes);

  const bars = indexes.map((index) => {
    const center = (x(index) ?? 0) + x.bandwidth() / 2;
    const segments = layers.flatMap((layer, series): BarSegment[] => {
      const [from, to] = layer[index] ?? [0, 0];
      if (to <= from) return [];
      const top = y(to);
      const space = y(from) - top;
      // Neighbours are parted by a hair of the page, so that they can be told apart in greyscale.
      return [{ series, y: top, height: Math.max(0, space > 2 * GAP && from > 0 ? space - GAP : space) }];
    });
    return {
      index,
      bandX: (x(index) ?? 0) - (x.step() - x.bandwidth()) / 2,
      bandWidth: x.step(),
      x: center - barWidth / 2,
      width: barWidth,
      segments: visible(segments, height),
    };
  });
  return {
    bars,
    gridlines: y.ticks(GRIDLINES).map((value) => ({ y: y(value), value })),
    ticks: thinned(indexes, width).map((index) => ({ index, x: (x(index) ?? 0) + x.bandwidth() / 2 })),
  };
}

/** A bucket in which something happened is never drawn as nothing. */
function visible(segments: BarSegment[], height: number): BarSegment[] {
  const [first] = segments;
  if (!first || sum(segments, (segment) => segment.height) >= LEAST_BAR_HEIGHT) return segments;
  return [{ series: first.series, y: height - LEAST_BAR_HEIGHT, height: LEAST_BAR_HEIGHT }];
}

/** Every n-th bucket, so that names under the bars do not touch. */
function thinned(indexes: readonly number[], width: number): number[] {
  const most = Math.max(1, Math.floor(width / TICK_ROOM));
  const every = Math.max(1, Math.ceil(indexes.length / most));
  return indexes.filter((index) => index % every === 0);
}
