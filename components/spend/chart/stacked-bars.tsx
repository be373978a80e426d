'use client';

import { useId, useMemo, useState } from 'react';
import { formatTick } from '@/components/spend/format-days';
import { formatMoney } from '@/components/ui/format-money';
import { formatTokens } from '@/components/ui/format-tokens';
import { Bars } from './bars.tsx';
import { BucketSlider } from './bucket-slider.tsx';
import type { ChartModel } from './chart-model.ts';
import { HoverList } from './hover-list.tsx';
import { layoutBars } from './layout-bars.ts';
import { useWidth } from './use-width.ts';

const HEIGHT = 240;
const ABOVE = 16;
const BELOW = 24;
/** Half the room of a name under a bar; nearer to the edge it starts there. */
const TICK_HALF = 20;

/** Amounts by bucket, stacked by series, with a hairline and one sorted list for the bucket under the pointer or the keys. */
export function StackedBars({ model, label }: { model: ChartModel; label: string }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const [active, setActive] = useState<number | null>(null);
  const prefix = useId();
  const layout = useMemo(
    () => layoutBars({ width: width ?? 0, height: HEIGHT, lengths: model.series.map(({ lengths }) => lengths) }),
    [model, width],
  );
  const isMoney = model.measure === 'cost';
  const gridlines = layout.gridlines.filter(({ value }) => isMoney || Number.isInteger(value));
  const bar = active === null ? undefined : layout.bars[active];
  const middle = bar ? bar.x + bar.width / 2 : 0;
  return (
    <div ref={ref} className="relative" style={{ height: HEIGHT + ABOVE + BELOW }}>
      {width !== null && (
        <>
          <svg
            role="img"
            aria-label={label}
            width={width}
            height={HEIGHT + ABOVE + BELOW}
            className="block overflow-visible"
          >
            <g transform={`translate(0 ${ABOVE})`}>
              {gridlines.map(({ y, value }) => (
                <line key={value} x2={width} y1={y} y2={y} stroke={value === 0 ? 'var(--gray-8)' : 'var(--gray-6)'} />
              ))}
              {bar && <line x1={middle} x2={middle} y2={HEIGHT} stroke="var(--gray-8)" />}
              <Bars layout={layout} series={model.series} active={active} prefix={prefix} />
              {gridlines
                .filter(({ value }) => value > 0)
                .map(({ y, value }) => (
                  // Over the bars, with a rim of the page around it: the first ones stand where it is written.
                  <text
                    key={value}
                    y={y - 4}
                    className="fill-muted-foreground text-xs"
                    stroke="var(--background)"
                    strokeWidth={4}
                    strokeLinejoin="round"
                    paintOrder="stroke"
                  >
                    {formatGridline(value, isMoney)}
                  </text>
                ))}
              {layout.ticks.map(({ index, x }) => (
                <text
                  key={index}
                  x={x < TICK_HALF ? 0 : x}
                  y={HEIGHT + 16}
                  textAnchor={x < TICK_HALF ? 'start' : 'middle'}
                  className="fill-muted-foreground text-xs"
                >
                  {formatTick(model.buckets[index]?.startsAt ?? 0, model.grain)}
                </text>
              ))}
            </g>
          </svg>
          <BucketSlider model={model} bars={layout.bars} active={active} onActive={setActive} />
          {active !== null && bar && <HoverList model={model} index={active} x={middle} width={width} />}
        </>
      )}
    </div>
  );
}

/** A round value of the scale, freed from the tail that binary fractions grow. */
function formatGridline(value: number, isMoney: boolean): string {
  const round = Number(value.toPrecision(6));
  return isMoney ? formatMoney(String(round)) : formatTokens(round);
}
