import type { ChartSeries } from './chart-model.ts';
import type { BarLayout, BarSegment } from './layout-bars.ts';
import { Textures, textureId } from './textures.tsx';

/** The marks of a stacked bar chart. `active` is the bucket that is being looked at. */
export function Bars({
  layout,
  series,
  active,
  prefix,
}: {
  layout: BarLayout;
  series: readonly ChartSeries[];
  active: number | null;
  prefix: string;
}) {
  return (
    <>
      <Textures prefix={prefix} />
      {layout.bars.map((bar) => (
        <g key={bar.index} opacity={active === null || active === bar.index ? 1 : 0.45}>
          {bar.segments.map((segment) => (
            <Segment
              key={segment.series}
              segment={segment}
              x={bar.x}
              width={bar.width}
              series={series}
              prefix={prefix}
            />
          ))}
        </g>
      ))}
    </>
  );
}

function Segment({
  segment: { series: index, y, height },
  x,
  width,
  series,
  prefix,
}: {
  segment: BarSegment;
  x: number;
  width: number;
  series: readonly ChartSeries[];
  prefix: string;
}) {
  const fill = series[index]?.fill;
  if (!fill) return null;
  const box = { x, y, width, height };
  return (
    <>
      <rect {...box} data-mark fill={fill.color} />
      {fill.texture !== 'plain' && <rect {...box} fill={`url(#${textureId(prefix, fill.texture)})`} />}
    </>
  );
}
