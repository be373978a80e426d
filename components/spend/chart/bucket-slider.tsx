'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import type { ChartModel } from './chart-model.ts';
import type { Bar } from './layout-bars.ts';
import { sayBucket } from './summarise.ts';

/** Lies over the bars and says which one is looked at, by pointer, by touch or by keys. To assistive technology it is a slider. */
export function BucketSlider({
  model,
  bars,
  active,
  onActive,
}: {
  model: ChartModel;
  bars: readonly Bar[];
  active: number | null;
  onActive: (index: number | null) => void;
}) {
  const last = bars.length - 1;
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const bar = bars.find(({ bandX, bandWidth }) => x < bandX + bandWidth) ?? bars[last];
    onActive(bar?.index ?? null);
  };
  const step = (event: KeyboardEvent) => {
    const to = stepFor(event.key, active ?? last, last);
    if (to === undefined) return;
    event.preventDefault();
    onActive(to);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label="Look along the chart"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={active ?? last}
      aria-valuetext={sayBucket(model, active ?? last)}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onActive(null)}
      onKeyDown={step}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && onActive(active ?? last)}
      onBlur={() => onActive(null)}
      className="absolute inset-0 touch-pan-y rounded-sm"
    />
  );
}

/** Where a key goes; null clears, undefined is not ours. */
function stepFor(key: string, at: number, last: number): number | null | undefined {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, at - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return Math.min(last, at + 1);
    case 'PageDown':
      return Math.max(0, at - 7);
    case 'PageUp':
      return Math.min(last, at + 7);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
